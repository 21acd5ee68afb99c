using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workflow.Core.Deadlines;
using Workflow.Core.Outbox;
using Workflow.IntegrationTests.Outbox;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Notices;

/// <summary>Signed requests to subscribed machines, on every database; a subclass says which one.</summary>
public abstract class WebhookContract
{
    private NoticeOffice office = null!;
    private string secret = "";
    private string id = "";

    [SetUp]
    public async Task Open()
    {
        office = await NoticeOffice.Open(settings: await NewDatabase());
        using var administrator = await office.Host.Officer("quantri");
        using var added = await administrator.PostAsJsonAsync(new Uri("/api/webhooks", UriKind.Relative), Request(new Uri(office.Gateway.Address, "/hook").ToString()));
        var answer = await added.ReadJson();
        (secret, id) = (answer.Text("secret")!, answer.GetProperty("subscription").Text("id")!);
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Remind_SeveralOfficers_TellsTheMachineOnceAndSigned()
    {
        await office.Remind(Threshold.Overdue, "chuyenvien");
        await office.Remind(Threshold.Overdue, "chuyenvien2", "truongphong");

        await office.Send();

        var request = office.Gateway.Requests.Single(r => r.Path == "/hook");
        using var body = JsonDocument.Parse(request.Body);
        var data = body.RootElement.GetProperty("data");
        Assert.That((body.RootElement.Text("type"), data.Text("kind"), data.Text("dossierCode"), data.Text("dueAt")), Is.EqualTo(
            ("task.overdue", "Task", office.Code, "2026-11-20T10:00:00Z")));
        Assert.That(request.Headers["webhook-signature"], Is.EqualTo(Signature(request)));
        Assert.That(request.Headers["webhook-id"], Is.EqualTo(request.Headers["Idempotency-Key"]));
    }

    [Test]
    public async Task Send_ListenerDownForMoreThanADay_IsGivenUpAndGoesOutOnceWhenSentAgain()
    {
        office.Gateway.Behaviour = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        var message = (await office.Remind(Threshold.Overdue, "chuyenvien")).Single(m => m.Channel.StartsWith("webhook:", StringComparison.Ordinal));
        var began = office.Now;
        await office.SendUntil(message, began.AddDays(3));
        var row = await office.Row(message);
        Assert.That((row.State, row.Attempts), Is.EqualTo((OutboxState.Dead, 12)));
        Assert.That((office.Now - began).TotalHours, Is.InRange(21, 27));
        var tried = office.Gateway.Requests.Count(r => r.Path == "/hook");

        office.Gateway.Behaviour = Receiver.Answer(HttpStatusCode.NoContent);
        office.Host.Time.Advance(TimeSpan.FromMinutes(10));
        using var administrator = await office.Host.Officer("quantri");
        using var again = await administrator.PostAsync(new Uri($"/api/deliveries/{message.Id}/send", UriKind.Relative), null);
        await office.SendUntil(message, office.Now.AddDays(1));

        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await office.Row(message)).State, Is.EqualTo(OutboxState.Sent));
        var keys = office.Gateway.Requests.Where(r => r.Path == "/hook").Select(r => r.Headers["Idempotency-Key"]).ToList();
        Assert.That((keys.Count, keys.Distinct().Count()), Is.EqualTo((tried + 1, 1)));
    }

    [Test]
    public async Task Test_OfASubscription_SendsASignedMessageThatSaysNothing()
    {
        using var administrator = await office.Host.Officer("quantri");
        using var asked = await administrator.PostAsync(new Uri($"/api/webhooks/{id}/test", UriKind.Relative), null);

        await office.Send();

        var request = office.Gateway.Requests.Single(r => r.Path == "/hook");
        Assert.That(request.Body, Does.Match("^{\"type\":\"test\",\"timestamp\":\"[^\"]+\"}$"));
        Assert.That(request.Headers["webhook-signature"], Is.EqualTo(Signature(request)));
        using var log = await administrator.GetAsync(new Uri("/api/deliveries?channel=webhook&state=Sent", UriKind.Relative));
        var items = (await log.ReadJson()).GetProperty("items").EnumerateArray().ToList();
        Assert.That(items.Single().GetProperty("attempts").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Change_SwitchedOff_WithdrawsWhatWaits()
    {
        var message = (await office.Remind(Threshold.Overdue, "chuyenvien")).Single(m => m.Channel.StartsWith("webhook:", StringComparison.Ordinal));
        using var administrator = await office.Host.Officer("quantri");
        using var changed = await administrator.PutAsJsonAsync(
            new Uri($"/api/webhooks/{id}", UriKind.Relative), Request(new Uri(office.Gateway.Address, "/hook").ToString(), isActive: false));
        Assert.That(await changed.Content.ReadAsStringAsync(), Does.Not.Contain("whsec_"));

        await office.Send();

        Assert.That((await office.Row(message)).State, Is.EqualTo(OutboxState.Withdrawn));
    }

    [TestCase("ftp://a.example/"), TestCase("https://user@a.example/"), TestCase("https://not.allowed.example/")]
    public async Task Add_AddressThatMayNotBeCalled_IsRefused(string url)
    {
        using var administrator = await office.Host.Officer("quantri");

        using var added = await administrator.PostAsJsonAsync(new Uri("/api/webhooks", UriKind.Relative), Request(url));

        Assert.That(added.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    private static object Request(string url, bool isActive = true) =>
        new { name = "Kho dữ liệu tỉnh", url, kinds = new[] { "StepOverdue", "DossierOverdue" }, isActive };

    private string Signature(ReceivedRequest request)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.{request.Body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }
}
