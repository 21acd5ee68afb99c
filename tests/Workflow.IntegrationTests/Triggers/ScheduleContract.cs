using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Host.Triggers;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;
using static Workflow.IntegrationTests.Triggers.TriggerOffice;

namespace Workflow.IntegrationTests.Triggers;

/// <summary>What begins by the clock or by an event, and events that processes send, on every database; a subclass says which one.</summary>
public abstract class ScheduleContract
{
    private const string Begun = "c:Line(x) k:Step t:ReturnResult e:End | c>k k>t t.Returned>e";

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Cron_AtEachInstant_OpensADossierOfTheUnitItself()
    {
        await using var office = await Open(Cron("0 9 * * *"));

        var first = await Sweep(office.Host);
        office.Host.Time.Advance(TimeSpan.FromHours(1));
        var second = await Sweep(office.Host);
        await Sweep(office.Host);

        await using var db = await office.Database();
        var dossier = await db.Dossiers.SingleAsync();
        // Friday 09:00 in Vietnam, then Saturday.
        Assert.That((first, second), Is.EqualTo(((DateTime?)new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc), (DateTime?)new DateTime(2026, 11, 21, 2, 0, 0, DateTimeKind.Utc))));
        Assert.That((dossier.ApplicantIdentity, dossier.ReceivingUnit, dossier.Channel), Is.EqualTo((SampleOffice.Commune, SampleOffice.Commune, SubmissionChannel.Online)));
        Assert.That((dossier.Code.Length > 0, (await db.Tasks.SingleAsync()).StepKey), Is.EqualTo((true, "k")));
    }

    [Test]
    public async Task Cron_Published_WakesWhoRestsUntilLater()
    {
        await using var office = await Open(Cron("0 9 * * *"));
        var signal = office.Host.Services.GetRequiredService<ScheduleSignal>().Due;

        var rest = signal.Rest(HostFixture.Friday.UtcDateTime.AddDays(2), office.Host.Time, default);

        Assert.That(async () => await rest.WaitAsync(TimeSpan.FromSeconds(20)), Throws.Nothing, "the publication raised it");
    }

    [Test]
    public async Task Cron_MissedForAWeek_IsMadeUpForOnce()
    {
        await using var office = await Open(Cron("0 9 * * *"));
        office.Host.Time.Advance(TimeSpan.FromDays(7));

        await Sweep(office.Host);
        await Sweep(office.Host);

        await using var db = await office.Database();
        Assert.That(await db.Dossiers.CountAsync(), Is.EqualTo(1));
        Assert.That((await db.Triggers.SingleAsync()).NextFireAt, Is.EqualTo(new DateTime(2026, 11, 27, 2, 0, 0, DateTimeKind.Utc)));
    }

    [Test]
    public async Task Cron_SweptTwiceAtOnce_OpensOneDossier()
    {
        await using var office = await Open(Cron("0 9 * * *"));
        office.Host.Time.Advance(TimeSpan.FromHours(1));

        await Task.WhenAll(Sweep(office.Host), Sweep(office.Host), Sweep(office.Host));

        await using var db = await office.Database();
        Assert.That(await db.Dossiers.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Event_ThatAProcessBeginsWith_OpensOneDossierHoweverOftenItIsDelivered()
    {
        await using var office = await Open(Draw(Begun, ("c", "Elsa.Event", new JsonObject { ["eventName"] = Literal("lu-lut") }.Beginning())));
        using var accepted = await Send(office.Officer, "/api/triggers/events", new { name = "lu-lut", payload = new { level = 3 } });
        await Deliver(office.Host);
        await using var db = await office.Database();
        await db.RaisedEvents.ExecuteUpdateAsync(set => set.SetProperty(e => e.NextLookAt, HostFixture.Friday.UtcDateTime));

        await Deliver(office.Host);

        Assert.That((int)accepted.StatusCode, Is.EqualTo(202));
        Assert.That((await db.Dossiers.CountAsync(), (await db.RaisedEvents.SingleAsync()).Started), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Event_SentByAProcess_ReachesTheOtherDossiersThatWait()
    {
        await using var office = await Open(Draw(
            "s:Start r:Receive p:Line(x) v:Event(xong) t:ReturnResult e:End | s>r r.Forwarded>p p>v v>t t.Returned>e",
            ("p", "Elsa.PublishEvent", new() { ["eventName"] = Literal("xong") })));
        var first = await office.ReceiveAndForward();
        await Deliver(office.Host);
        office.Host.Time.Advance(TimeSpan.FromSeconds(1));

        var second = await office.ReceiveAndForward();
        var before = await office.OpenSteps(second);
        await Deliver(office.Host);

        Assert.That((await office.OpenSteps(first), before, await office.OpenSteps(second)), Is.EqualTo(("t", "", "t")));
    }

    [Test]
    public async Task Event_ThatAProcessSendsItselfWithoutEnd_IsStoppedWithAnIncident()
    {
        await using var office = await Open(Draw(
            "s:Start r:Receive v:Event(vong) p:Line(x) i:If(false) t:ReturnResult e:End | s>r r.Forwarded>v v>p p>i i.False>v i.True>t t.Returned>e",
            ("p", "Elsa.PublishEvent", new() { ["eventName"] = Literal("vong"), ["isLocalEvent"] = Literal("true") })));
        var waiting = await office.ReceiveAndForward();

        using var raised = await Send(office.Officer, "/api/triggers/events", new { name = "vong", dossierId = waiting.Text("dossierId") });
        var progress = await raised.ReadJson();

        var view = await office.Read(progress);
        var incident = view.GetProperty("incidents").EnumerateArray().Single();
        using var retried = await Send(office.Officer, $"/api/dossiers/{progress.Text("dossierId")}/incidents/{incident.Text("id")}/retry", new { });
        Assert.That((incident.Text("code"), progress.GetProperty("isBlocked").GetBoolean()), Is.EqualTo(("EventsWithoutEnd", true)));
        Assert.That((await retried.ReadJson()).GetProperty("isBlocked").GetBoolean(), Is.False);
        Assert.That(view.GetProperty("awaitedEvents").EnumerateArray().Single().GetString(), Is.EqualTo("vong"));
    }

    private static JsonObject Cron(string expression) =>
        Draw(Begun, ("c", "Elsa.Cron", new JsonObject { ["cronExpression"] = Literal(expression) }.Beginning()));

    private static Task<DateTime?> Sweep(HostFixture host) => host.Services.GetRequiredService<ScheduleSweep>().Run(default);

    private static Task<DateTime?> Deliver(HostFixture host) => host.Services.GetRequiredService<EventDelivery>().Run(default);

    private async Task<CommuneOffice> Open(JsonObject definition) => await CommuneOffice.Open(definition, Quiet(await NewDatabase()));
}
