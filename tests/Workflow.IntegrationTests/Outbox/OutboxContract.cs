using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Outbox;
using Workflow.Host.Outbox;

namespace Workflow.IntegrationTests.Outbox;

/// <summary>What leaves the house, how often and in which order, on every database; a subclass says which one.</summary>
public abstract class OutboxContract
{
    private OutboxHouse house = null!;
    private Guid dossier;

    [SetUp]
    public async Task Open()
    {
        Storage = await NewDatabase();
        house = await OutboxHouse.Open(Storage);
        dossier = await house.AddDossier();
    }

    [TearDown]
    public async Task Close() => await house.DisposeAsync();

    /// <summary>Settings of the database of the present test.</summary>
    private IReadOnlyDictionary<string, string?> Storage { get; set; } = null!;

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Send_AnsweredCall_IsSentOnceWithItsIdAsTheKey()
    {
        var message = await house.Put(dossier, "/notice", body: """{"số":1}""");

        await house.Sender.SendDue();
        await house.Sender.SendDue();

        var row = await house.Row(message);
        Assert.That((row.State, row.Attempts, row.NextAttemptAt, row.SettledAt), Is.EqualTo((OutboxState.Sent, 1, default(DateTime?), house.Now)));
        var received = house.Receiver.Requests.Single();
        Assert.That((received.Method, received.Path, received.Body), Is.EqualTo(("POST", "/notice", """{"số":1}""")));
        Assert.That((received.Headers["Idempotency-Key"], received.Headers["X-Office"]), Is.EqualTo((message.Id.ToString(), "H05")));
    }

    [Test]
    public async Task Send_ServerThatAlwaysFails_IsTriedTwelveTimesOverADayAndThenGivenUp()
    {
        house.Receiver.Behaviour = Receiver.Answer(HttpStatusCode.InternalServerError);
        var message = await house.Put(dossier);
        var began = house.Now;

        while ((await house.Row(message)).NextAttemptAt is { } next)
        {
            house.Host.Time.Set(next.AddMilliseconds(-1));
            await house.Sender.SendDue();
            Assert.That((await house.Row(message)).NextAttemptAt, Is.EqualTo(next), "sent before it was due");
            house.Host.Time.Set(next);
            await house.Sender.SendDue();
        }

        var row = await house.Row(message);
        Assert.That((row.State, row.Attempts, row.LastFailure), Is.EqualTo((OutboxState.Dead, 12, "Status500")));
        Assert.That(house.Receiver.Keys, Is.EqualTo(Enumerable.Repeat(message.Id.ToString(), 12)));
        Assert.That((house.Now - began).TotalHours, Is.InRange(21, 27));
    }

    [Test]
    public async Task Send_ReceiverAsksForRest_IsGivenIt()
    {
        house.Receiver.Behaviour = context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Receiver.Answer(HttpStatusCode.TooManyRequests)(context);
        };
        var message = await house.Put(dossier);

        await house.Sender.SendDue();

        Assert.That((await house.Row(message)).NextAttemptAt, Is.EqualTo(house.Now.AddHours(1)));
    }

    [Test]
    public async Task Send_TwoHostsAtOnce_NoMessageTwice()
    {
        var messages = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            var one = await house.AddDossier();
            for (var j = 0; j < 4; j++) messages.Add((await house.Put(one)).Id.ToString());
        }
        await using var other = await house.OpenAnother(Storage);

        await Task.WhenAll(house.Sender.SendDue(), other.Services.GetRequiredService<OutboxSender>().SendDue());

        Assert.That(house.Receiver.Keys, Is.EquivalentTo(messages));
    }

    [Test]
    public async Task Send_SenderDiedBeforeItWroteTheAnswer_SendsAgainWithTheSameKeyAfterTheLease()
    {
        var message = await house.Put(dossier);
        var claimed = (await Claim(message)).Value;
        var outcome = await house.Host.Services.GetRequiredService<OutboxChannels>().Of(claimed.Channel).Send(claimed, default);

        await house.Sender.SendDue();
        Assert.That(house.Receiver.Keys, Has.Count.EqualTo(1), "the lease holds");
        house.Host.Time.Set((await house.Row(message)).NextAttemptAt!.Value);
        await house.Sender.SendDue();
        var late = await house.Commands.Settle(claimed, outcome);

        Assert.That(house.Receiver.Keys, Is.EqualTo(new[] { message.Id.ToString(), message.Id.ToString() }));
        Assert.That(late.Rejection?.Code, Is.EqualTo("LeaseLost"));
        var row = await house.Row(message);
        Assert.That((row.State, row.Attempts), Is.EqualTo((OutboxState.Sent, 2)));
    }

    [Test]
    public async Task Claim_MessageInOtherHands_IsRefused()
    {
        var message = await house.Put(dossier);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Claim(message)));

        Assert.That(claims.Count(c => !c.IsRejected), Is.EqualTo(1));
        Assert.That((await house.Row(message)).Attempts, Is.EqualTo(1), "counted before it was sent, and once");
    }

    [Test]
    public async Task Send_OrderMatters_EachWaitsForTheOneBeforeOfItsPairOnly()
    {
        var failing = true;
        house.Receiver.Behaviour = context => Receiver.Answer(
            failing && context.Request.Path == "/1" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK)(context);
        var first = await house.Put(dossier, "/1", isOrdered: true);
        await house.Put(dossier, "/2", isOrdered: true);
        await house.Put(dossier, "/3", isOrdered: true);
        await house.Put(dossier, "/free");
        await house.Put(await house.AddDossier(), "/other", isOrdered: true);

        await house.Sender.SendDue();
        Assert.That(Paths, Is.EquivalentTo(new[] { "/1", "/free", "/other" }));
        failing = false;
        house.Host.Time.Set((await house.Row(first)).NextAttemptAt!.Value);
        await house.Sender.SendDue();

        Assert.That(Paths.Skip(3), Is.EqualTo(new[] { "/1", "/2", "/3" }));
    }

    [Test]
    public async Task Send_DeadLetterWhereOrderMatters_HoldsBackItsPairAlone()
    {
        house.Receiver.Behaviour = context => Receiver.Answer(
            context.Request.Path == "/1" ? HttpStatusCode.BadGateway : HttpStatusCode.OK)(context);
        var first = await house.Put(dossier, "/1", isOrdered: true);
        while ((await house.Row(first)).NextAttemptAt is { } next)
        {
            house.Host.Time.Set(next);
            await house.Sender.SendDue();
        }
        var held = await house.Put(dossier, "/2", isOrdered: true);
        await house.Put(await house.AddDossier(), "/other", isOrdered: true);

        await house.Sender.SendDue();

        Assert.That(Paths.Skip(12), Is.EqualTo(new[] { "/other" }));
        var row = await house.Row(held);
        Assert.That((row.State, row.Attempts), Is.EqualTo((OutboxState.Waiting, 0)));
        Assert.That(await Looks.NextAt(_ => true, default), Is.Null, "what is held back is nothing to look for");
    }

    [Test]
    public async Task Send_ManyToOneSlowHost_LeavesRoomForOthers()
    {
        var gate = new TaskCompletionSource();
        house.Receiver.Behaviour = context => context.Request.Path == "/slow" ? gate.Task : Task.CompletedTask;
        for (var i = 0; i < 40; i++) await house.Put(dossier, "/slow");
        await house.Put(dossier, url: new UriBuilder(house.Receiver.Address) { Host = "localhost", Path = "/other" }.ToString());

        var sending = house.Sender.SendDue();
        for (var i = 0; i < 5; i++) await house.Receiver.Arrival();

        Assert.That(Paths, Is.EquivalentTo(new[] { "/slow", "/slow", "/slow", "/slow", "/other" }));
        gate.SetResult();
        await sending;
        Assert.That(house.Receiver.Requests, Has.Count.EqualTo(41));
    }

    private IEnumerable<string> Paths => house.Receiver.Requests.Select(r => r.Path);

    private OutboxLooks Looks => house.Host.Services.GetRequiredService<OutboxLooks>();

    private Task<Core.Result<OutboxMessage>> Claim(OutboxMessage message) =>
        house.Commands.Claim(new DueMessage(message.Id, message.DossierId, message.Channel));
}
