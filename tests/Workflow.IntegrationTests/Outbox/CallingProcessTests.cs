using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Outbox;
using Workflow.Host.Outbox;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Outbox;

/// <summary>Processes that call over HTTP: the call leaves with the commit that asks for it, and the answer moves the process on.</summary>
public sealed class CallingProcessTests
{
    private Receiver receiver = null!;
    private CommuneOffice office = null!;

    [SetUp]
    public async Task Start() => receiver = await Receiver.Start();

    [TearDown]
    public async Task Stop()
    {
        await office.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Test]
    public async Task FlowCall_Answered_GoesOnByItsStatusWithTheAnswerInHand()
    {
        receiver.Behaviour = Receiver.Answer(HttpStatusCode.OK, """{"số":"A-17"}""", "application/json");
        await Open(
            """
            x:Var(String) s:Start r:Receive c:FlowCall(200,404) v:Set(x=getOutputFrom('c','ParsedContent').số) k:Step n:Step t:ReturnResult e:End
            | s>r r.Forwarded>c c.200>v>k>t c.404>n>t t.Returned>e
            """, new { name = "Vũ Thị Thu" });
        var waiting = await office.ReceiveAndForward();
        Assert.That(receiver.Requests, Is.Empty, "nothing is sent inside the commit");

        await Sender.SendDue();

        var dossier = await office.Read(waiting);
        Assert.That(PermitOffice.OpenTask(dossier).Text("stepKey"), Is.EqualTo("k"));
        await using var db = await office.Database();
        Assert.That(await db.Variables.Where(v => v.Name == "x").Select(v => v.Json).SingleAsync(), Is.EqualTo("\"A-17\""));
        var sent = receiver.Requests.Single();
        Assert.That((sent.Method, sent.Body, sent.Headers["Content-Type"]), Is.EqualTo(("POST", """{"name":"Vũ Thị Thu"}""", "application/json")));
        var row = await db.Outbox.SingleAsync();
        Assert.That((row.State, row.Sequence, sent.Headers["Idempotency-Key"]), Is.EqualTo((OutboxState.Sent, 1, row.Id.ToString())));
        Assert.That(await db.Waits.CountAsync(), Is.Zero);
        var entry = await db.History.SingleAsync(h => h.Verb == HistoryVerb.CallAnswered);
        Assert.That((entry.Outcome, entry.ActorId), Is.EqualTo((receiver.Address.Authority, Actor.System.Id)));
        Assert.That(entry.Details, Is.EqualTo("""{"passed":["c:200, Done","n!Skipped","v:Done","k!Suspended"]}"""), "where the process went, not what it was told");
    }

    [TestCase(HttpStatusCode.NotFound, "404")]
    [TestCase(HttpStatusCode.Gone, "other")]
    public async Task FlowCall_AnsweredOtherwise_GoesOnByThat(HttpStatusCode status, string step)
    {
        receiver.Behaviour = Receiver.Answer(status);
        await Open(Branches);
        var waiting = await office.ReceiveAndForward();

        await Sender.SendDue();

        Assert.That(PermitOffice.OpenTask(await office.Read(waiting)).Text("stepKey"), Is.EqualTo("k" + step));
    }

    [Test]
    public async Task FlowCall_NeverAnswered_HearsOfItAfterTheLastAttempt()
    {
        receiver.Behaviour = Receiver.Break;
        await Open(Branches);
        var waiting = await office.ReceiveAndForward();

        await UntilSettled();

        Assert.That(receiver.Requests, Has.Count.EqualTo(12));
        await using var db = await office.Database();
        Assert.That(await db.Tasks.Where(t => t.StepKey == "kfailed").CountAsync(), Is.EqualTo(1));
        Assert.That((await db.Outbox.SingleAsync()).State, Is.EqualTo(OutboxState.Dead));
        Assert.That(waiting.Text("dossierId"), Is.Not.Empty);
    }

    [Test]
    public async Task Call_NeverAnswered_IsAnIncidentThatSendingAgainMends()
    {
        receiver.Behaviour = Receiver.Answer(HttpStatusCode.ServiceUnavailable);
        await Open("s:Start r:Receive c:Call k:Step t:ReturnResult e:End | s>r r.Forwarded>c>k>t t.Returned>e");
        var blocked = await office.ReceiveAndForward();
        await UntilSettled();
        await using var db = await office.Database();
        var incident = await db.Incidents.AsNoTracking().SingleAsync();
        var dead = await db.Outbox.AsNoTracking().SingleAsync();
        receiver.Behaviour = Receiver.Answer(HttpStatusCode.OK);

        var administrator = await office.Host.Officer("quantri");
        using var sent = await administrator.PostAsync(new Uri($"/api/outbox/{dead.Id}/send", UriKind.Relative), null);
        var carrier = (await sent.ReadJson()).GetProperty("messageId").GetGuid();
        await Sender.SendDue();

        Assert.That((incident.Code, incident.ActivityId), Is.EqualTo(("CallAnsweredWithError", "c")));
        Assert.That((await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == dead.Id)).State, Is.EqualTo(OutboxState.Withdrawn));
        Assert.That(receiver.Keys[^1], Is.EqualTo(carrier.ToString()));
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync();
        Assert.That((dossier.OpenIncidents, dossier.MessageCount), Is.EqualTo((0, 2)));
        Assert.That(await db.Tasks.CountAsync(t => t.StepKey == "k"), Is.EqualTo(1), blocked.ToString());
        Assert.That(await db.History.CountAsync(h => h.Verb == HistoryVerb.IncidentRetried && h.ActorId == "quantri"), Is.EqualTo(1));
    }

    [Test]
    public async Task Call_ToAHostThatMayNotBeCalled_IsAnIncidentThatNamesIt()
    {
        await Open(Branches, url: "https://api.example.gov.vn/phieu");
        var waiting = await office.ReceiveAndForward();

        await Sender.SendDue();

        var incident = (await office.Read(waiting)).GetProperty("incidents").EnumerateArray().Single();
        Assert.That((incident.Text("code"), incident.Text("activityId")), Is.EqualTo(("HostNotAllowed", "c")));
        Assert.That(incident.ToString(), Does.Contain("api.example.gov.vn"));
    }

    [Test]
    public async Task Call_NoLongerWanted_IsWithdrawnAndNotSent()
    {
        await Open("s:Start r:Receive f:Fork(a,b) c:Call k:Step j:Join(WaitAny) t:ReturnResult e:End | s>r r.Forwarded>f f.a>c>j f.b>k>j>t t.Returned>e");
        var forwarded = await office.ReceiveAndForward();
        await office.Complete(PermitOffice.OpenTask(forwarded), new { outcome = "Done" });

        await Sender.SendDue();

        await using var db = await office.Database();
        Assert.That((await db.Outbox.SingleAsync()).State, Is.EqualTo(OutboxState.Withdrawn));
        Assert.That(receiver.Requests, Is.Empty);
    }

    [Test]
    public async Task Call_WhoseOnlySenderDied_IsATimeoutWhenItMayNotBeRepeated()
    {
        await Open(Branches, retries: false);
        await office.ReceiveAndForward();
        await using var db = await office.Database();
        var message = await db.Outbox.AsNoTracking().SingleAsync();
        var claimed = await office.Host.Services.GetRequiredService<OutboxCommands>().Claim(new(message.Id, message.DossierId, message.Channel));

        office.Host.Time.Set(claimed.Value.NextAttemptAt!.Value);
        await Sender.SendDue();

        Assert.That(receiver.Requests, Is.Empty);
        Assert.That(await db.Tasks.CountAsync(t => t.StepKey == "klate"), Is.EqualTo(1));
    }

    [Test]
    public async Task Run_WokenByTheCommit_SendsAtOnce()
    {
        await Open(Branches, sends: true);

        await office.ReceiveAndForward();

        await receiver.Arrival();
    }

    private const string Branches =
        """
        s:Start r:Receive c:FlowCall(200,404) k200:Step k404:Step kother:Step kfailed:Step klate:Step j:Join(WaitAny) t:ReturnResult e:End
        | s>r r.Forwarded>c c.200>k200>j c.404>k404>j c.Unmatched_status_code>kother>j c.Failed_to_connect>kfailed>j c.Timeout>klate>j>t t.Returned>e
        """;

    private OutboxSender Sender => office.Host.Services.GetRequiredService<OutboxSender>();

    private async Task Open(string drawing, object? content = null, string? url = null, bool retries = true, bool sends = false) =>
        office = await CommuneOffice.Open(
            CallingDrawing.Json(drawing.ReplaceLineEndings(" "), url ?? receiver.Address.ToString(), content, retries),
            new Dictionary<string, string?>
            {
                ["Outbox:Sends"] = sends ? "true" : "false", ["Outbox:AllowPrivate"] = "true", ["Outbox:AllowedHosts:0"] = receiver.Address.Authority,
                ["Outbox:IdleSeconds"] = "3600",
            });

    /// <summary>Moves the clock from attempt to attempt until none is left.</summary>
    private async Task UntilSettled()
    {
        while (true)
        {
            await using var db = await office.Database();
            if (await db.Outbox.Where(m => m.NextAttemptAt != null).MinAsync(m => m.NextAttemptAt) is not { } next) return;
            office.Host.Time.Set(next);
            await Sender.SendDue();
        }
    }
}
