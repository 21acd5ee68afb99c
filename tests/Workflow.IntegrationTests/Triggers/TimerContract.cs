using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Host.Triggers;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence.Commands;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;
using static Workflow.IntegrationTests.Triggers.TriggerOffice;

namespace Workflow.IntegrationTests.Triggers;

/// <summary>When timers fire, and how often, on every database; a subclass says which one.</summary>
public abstract class TimerContract
{
    private const string Delayed = "s:Start r:Receive d:Line(x) t:ReturnResult e:End | s>r r.Forwarded>d d>t t.Returned>e";

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Timer_AtItsInstant_FiresOnceAndNotBefore()
    {
        await using var office = await Open();
        var dossier = await office.ReceiveAndForward();

        office.Host.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        var next = await Sweep(office.Host);
        var before = await office.OpenSteps(dossier);
        office.Host.Time.Advance(TimeSpan.FromMilliseconds(1));
        var last = await Sweep(office.Host);
        await Sweep(office.Host);

        await using var db = await office.Database();
        Assert.That((before, await office.OpenSteps(dossier)), Is.EqualTo(("", "t")));
        Assert.That((next, last), Is.EqualTo(((DateTime?)HostFixture.Friday.UtcDateTime.AddHours(1), (DateTime?)null)));
        Assert.That(await db.History.CountAsync(h => h.Verb == HistoryVerb.TimerElapsed), Is.EqualTo(1));
    }

    [Test]
    public async Task Timer_WhoseDossierCannotBeMoved_BecomesAnIncidentAndHoldsUpNobody()
    {
        await using var office = await Open();
        var stuck = await office.ReceiveAndForward();
        var others = new[] { await office.ReceiveAndForward(), await office.ReceiveAndForward(), await office.ReceiveAndForward() };
        var position = await office.PositionOf(stuck);
        await office.SetPosition(stuck, [0xFF]);
        office.Host.Time.Advance(TimeSpan.FromHours(1));

        await Sweep(office.Host);
        var next = await Sweep(office.Host);
        var incidents = (await office.Read(stuck)).GetProperty("incidents").EnumerateArray().ToList();
        await office.SetPosition(stuck, position);
        using var retried = await Send(office.Officer, $"/api/dossiers/{stuck.Text("dossierId")}/incidents/{incidents[0].Text("id")}/retry", new { });

        Assert.That((incidents.Count, incidents[0].Text("activityId"), next), Is.EqualTo((1, "d", (DateTime?)null)), "The timer stayed due.");
        foreach (var other in others) Assert.That(await office.OpenSteps(other), Is.EqualTo("t"));
        Assert.That(await office.OpenSteps(stuck), Is.EqualTo("t"), await retried.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Timer_OnTwoHosts_FiresOnce()
    {
        var database = await NewDatabase();
        await using var office = await Open(database);
        await using var second = await HostFixture.Start(Quiet(database), hasOffice: false);
        for (var i = 0; i < 12; i++) await office.ReceiveAndForward();
        office.Host.Time.Advance(TimeSpan.FromHours(1));
        second.Time.Advance(TimeSpan.FromHours(1));

        await Task.WhenAll(Sweep(office.Host), Sweep(second));

        await using var db = await office.Database();
        Assert.That(await db.History.CountAsync(h => h.Verb == HistoryVerb.TimerElapsed), Is.EqualTo(12));
        Assert.That((await db.Incidents.CountAsync(), await db.Waits.CountAsync()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Timer_OfADossierThatIsOver_NeverFires()
    {
        await using var office = await Open();
        var dossier = await office.ReceiveAndForward();
        using var withdrawn = await Send(office.Officer, $"/api/dossiers/{dossier.Text("dossierId")}/withdraw", new { reason = "Đổi ý" });
        office.Host.Time.Advance(TimeSpan.FromHours(1));

        await Sweep(office.Host);

        await using var db = await office.Database();
        Assert.That((int)withdrawn.StatusCode, Is.EqualTo(200));
        Assert.That(await db.History.AnyAsync(h => h.Verb == HistoryVerb.TimerElapsed), Is.False);
    }

    [Test]
    public async Task Timer_OpenedWhileTheHostRests_FiresByItself()
    {
        var settings = new Dictionary<string, string?>(await NewDatabase()) { ["Triggers:IdleSeconds"] = "3600" };
        await using var office = await CommuneOffice.Open(Definition("00:30:00"), settings);
        office.Host.Time.HasTimers = true;
        var fired = new TaskCompletionSource();
        office.Host.Services.GetRequiredService<CommitQueue>().WhenInserted<HistoryEntry>(entry =>
        {
            if (entry.Verb == HistoryVerb.TimerElapsed) fired.TrySetResult();
        });
        var dossier = await office.ReceiveAndForward();

        office.Host.Time.Advance(TimeSpan.FromMinutes(30));

        await fired.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.That(await office.OpenSteps(dossier), Is.EqualTo("t"));
    }

    private static Task<DateTime?> Sweep(HostFixture host) => host.Services.GetRequiredService<TimerSweep>().Run(default);

    private async Task<CommuneOffice> Open(IReadOnlyDictionary<string, string?>? database = null) =>
        await CommuneOffice.Open(Definition("01:00:00"), Quiet(database ?? await NewDatabase()));

    private static JsonObject Definition(string delay) => Draw(Delayed, ("d", "Elsa.Delay", new() { ["timeSpan"] = Literal(delay) }));
}
