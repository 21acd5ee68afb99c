using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;

namespace Workflow.Outbox;

public sealed class OutboxMessageTests
{
    private static readonly DateTime now = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);

    [TestCase("https://api.example.gov.vn/a?b=c", "http:api.example.gov.vn:443")]
    [TestCase("http://API.example.gov.vn:8080", "http:api.example.gov.vn:8080")]
    [TestCase("ftp://api.example.gov.vn", "http:")]
    [TestCase("không phải địa chỉ", "http:")]
    public void Of_Call_HasTheChannelOfItsHostAndPort(string url, string channel)
    {
        Assert.That(Message(url).Channel, Is.EqualTo(channel));
    }

    [TestCase(true, 12)]
    [TestCase(false, 1)]
    public void Of_Call_IsTriedTwelveTimesOrOnce(bool retries, int most)
    {
        Assert.That(Message(retries: retries).MostAttempts, Is.EqualTo(most));
    }

    [Test]
    public void Read_Call_IsTheOneItWasMadeOf()
    {
        var call = new HttpCall("POST", "https://a.vn/đường", new Dictionary<string, string> { ["X-Mã"] = "1" }, "text/plain", "Nội dung \u0000 🏠", TimeSpan.FromSeconds(7), true);

        var read = CallMessage.Read(CallMessage.Of(Guid.CreateVersion7(), Guid.CreateVersion7(), "H05.01", 1, (2, 3), call, now));

        Assert.That(read with { Headers = call.Headers }, Is.EqualTo(call));
        Assert.That(read.Headers, Is.EqualTo(call.Headers));
    }

    [Test]
    public void Claim_Twice_IsAProgrammingErrorUntilTheLeaseEnds()
    {
        var message = Message();
        message.Claim("a", now, TimeSpan.FromMinutes(1));

        Assert.That(() => message.Claim("b", now.AddSeconds(59), TimeSpan.FromMinutes(1)), Throws.InvalidOperationException);
        message.Claim("b", now.AddMinutes(1), TimeSpan.FromMinutes(1));
        Assert.That((message.Attempts, message.LeasedBy), Is.EqualTo((2, "b")));
    }

    [Test]
    public void Fail_ReceiverAskedForLess_RestsAsPlanned()
    {
        var message = Message();
        message.Claim("a", now, TimeSpan.FromMinutes(1));

        message.Fail("Status429", isFinal: false, now.AddSeconds(1), now);

        Assert.That(message.NextAttemptAt, Is.EqualTo(now + RetryPlan.DelayAfter(1, message.Id)));
    }

    [Test]
    public void Reopen_DeadLetter_WaitsForNobody()
    {
        var message = Message(retries: false);
        message.Claim("a", now, TimeSpan.FromMinutes(1));
        message.Fail("Timeout", isFinal: false, null, now);
        Assert.That((message.State, message.SettledAt, message.IsAwaited), Is.EqualTo((OutboxState.Dead, now, true)));

        message.Reopen(now.AddHours(1));

        Assert.That((message.State, message.Attempts, message.IsAwaited, message.NextAttemptAt), Is.EqualTo((OutboxState.Waiting, 0, false, now.AddHours(1))));
    }

    [Test]
    public void Reopen_WhatIsNotDead_IsAProgrammingError() => Assert.That(() => Message().Reopen(now), Throws.InvalidOperationException);

    private static OutboxMessage Message(string url = "https://a.vn/", bool retries = true) => CallMessage.Of(
        Guid.CreateVersion7(), Guid.CreateVersion7(), "H05.01", 1, (0, 0), new("GET", url, new Dictionary<string, string>(), null, null, TimeSpan.FromSeconds(1), retries), now);
}
