using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Host.Triggers;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Triggers;

/// <summary>Whom an event reaches, and how often, on every database; a subclass says which one.</summary>
public abstract class EventContract
{
    private const string Path = "/api/triggers/events";

    // After the event the dossier waits for another of the same name: nobody may take the first one twice.
    private const string TwoSignals =
        "s:Start r:Receive a:Event(ky) b:Event(ky) t:ReturnResult e:End | s>r r.Forwarded>a a>b b>t t.Returned>e";

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Event_ForAll_ReachesEveryWaitOnceInBatches()
    {
        await using var office = await Open();
        for (var i = 0; i < 5; i++) await office.ReceiveAndForward();

        using var accepted = await Send(office.Officer, Path, new { name = "ky" });
        var raised = await accepted.ReadJson();
        await Deliver(office);
        await Deliver(office);

        var progress = await Read(office, raised);
        await using var db = await office.Database();
        Assert.That(accepted.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(accepted.Headers.Location?.ToString(), Is.EqualTo($"{Path}/{raised.Text("id")}"));
        Assert.That((progress.GetProperty("reached").GetInt32(), progress.TryGetProperty("deliveredAt", out _)), Is.EqualTo((5, true)), progress.ToString());
        Assert.That(await db.Waits.Select(w => w.Activity).Distinct().CountAsync(), Is.EqualTo(1));
        Assert.That(await db.History.CountAsync(h => h.Verb == HistoryVerb.EventRaised), Is.EqualTo(5));
    }

    [Test]
    public async Task Event_WhoseDeliveryBrokeOffBeforeItWasNoted_ReachesNobodyTwice()
    {
        await using var office = await Open();
        for (var i = 0; i < 3; i++) await office.ReceiveAndForward();
        using var accepted = await Send(office.Officer, Path, new { name = "ky" });
        var raised = await accepted.ReadJson();
        await Deliver(office);

        // As a host leaves it that dies after its dossiers have gone on and before it could write how far it came.
        await using var db = await office.Database();
        await db.RaisedEvents.ExecuteUpdateAsync(set => set
            .SetProperty(e => e.ReachedThrough, default(Guid?)).SetProperty(e => e.Reached, 0).SetProperty(e => e.DeliveredAt, default(DateTime?))
            .SetProperty(e => e.NextLookAt, HostFixture.Friday.UtcDateTime.AddSeconds(60)));
        await Deliver(office);
        var leased = await Read(office, raised);
        office.Host.Time.Advance(TimeSpan.FromSeconds(61));
        await Deliver(office);

        Assert.That(leased.GetProperty("reached").GetInt32(), Is.Zero, "The lease of the lost host was not respected.");
        Assert.That((await Read(office, raised)).GetProperty("reached").GetInt32(), Is.EqualTo(3));
        Assert.That(await db.History.CountAsync(h => h.Verb == HistoryVerb.EventRaised), Is.EqualTo(3));
    }

    [Test]
    public async Task Event_WithACorrelationId_ReachesTheDossiersThatHaveItOnly()
    {
        await using var office = await Open();
        var chosen = await office.ReceiveAndForward();
        await office.ReceiveAndForward();

        using var accepted = await Send(office.Officer, Path, new { name = "ky", correlationId = chosen.Text("dossierCode") });
        await Deliver(office);

        await using var db = await office.Database();
        var entry = await db.History.SingleAsync(h => h.Verb == HistoryVerb.EventRaised);
        Assert.That((accepted.StatusCode, entry.DossierId), Is.EqualTo((HttpStatusCode.Accepted, Guid.Parse(chosen.Text("dossierId")))));
    }

    [Test]
    public async Task Event_FromAnOfficerWhoDoesNotSeeTheDossiers_ReachesNobody()
    {
        await using var office = await Open();
        await office.ReceiveAndForward();

        using var accepted = await Send(await office.Host.Machine("giamdoc"), Path, new { name = "ky" });
        await Deliver(office);

        await using var db = await office.Database();
        var raised = await db.RaisedEvents.SingleAsync();
        Assert.That((accepted.StatusCode, raised.Reached, raised.DeliveredAt), Is.EqualTo((HttpStatusCode.Accepted, 0, (DateTime?)office.Host.Time.GetUtcNow().UtcDateTime)));
        Assert.That(await db.History.AnyAsync(h => h.Verb == HistoryVerb.EventRaised), Is.False);
    }

    [Test]
    public async Task Event_SentAgainUnderItsKey_IsTheSameEvent()
    {
        await using var office = await Open();

        using var first = await Send(office.Officer, Path, new { name = "ky" }, key: "mot-lan");
        using var second = await Send(office.Officer, Path, new { name = "ky" }, key: "mot-lan");

        Assert.That((await second.ReadJson()).Text("id"), Is.EqualTo((await first.ReadJson()).Text("id")));
        await using var db = await office.Database();
        Assert.That(await db.RaisedEvents.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Event_ThatADossierCannotTake_BlocksItAndComesAgainWithTheRetry()
    {
        await using var office = await Open();
        var dossier = await office.ReceiveAndForward();
        var other = await office.ReceiveAndForward();
        await using var db = await office.Database();
        var position = await db.Dossiers.Where(d => d.Id == Guid.Parse(dossier.Text("dossierId"))).Select(d => d.Position).SingleAsync();
        await SetPosition(db, dossier, [0xFF]);

        using var accepted = await Send(office.Officer, Path, new { name = "ky" });
        await Deliver(office);
        var blocked = await office.Read(dossier);
        await SetPosition(db, dossier, position);
        var incident = blocked.GetProperty("incidents").EnumerateArray().Single();
        using var retried = await Send(office.Officer, $"/api/dossiers/{dossier.Text("dossierId")}/incidents/{incident.Text("id")}/retry", new { });

        Assert.That(incident.Text("code"), Is.EqualTo("PositionFormatUnknown"));
        Assert.That(retried.StatusCode, Is.EqualTo(HttpStatusCode.OK), await retried.Content.ReadAsStringAsync());
        Assert.That((await WaitOf(office, dossier), await WaitOf(office, other)), Is.EqualTo(("b", "b")));
    }

    private async Task<CommuneOffice> Open() => await CommuneOffice.Open(TwoSignals, new Dictionary<string, string?>(await NewDatabase())
    {
        ["Triggers:Delivers"] = "false", ["Triggers:BatchSize"] = "2",
    });

    private static Task<DateTime?> Deliver(CommuneOffice office) => office.Host.Services.GetRequiredService<EventDelivery>().Run(default);

    private static async Task<JsonElement> Read(CommuneOffice office, JsonElement raised)
    {
        using var answer = await office.Officer.GetAsync(new Uri($"{Path}/{raised.Text("id")}", UriKind.Relative));
        return await answer.ReadJson();
    }

    private static Task<int> SetPosition(Workflow.Persistence.WorkflowDbContext db, JsonElement dossier, byte[] position)
    {
        var id = Guid.Parse(dossier.Text("dossierId"));
        return db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Position, position));
    }

    private static async Task<string> WaitOf(CommuneOffice office, JsonElement dossier)
    {
        await using var db = await office.Database();
        var id = Guid.Parse(dossier.Text("dossierId"));
        return await db.Waits.SingleAsync(w => w.DossierId == id) is { Activity: 3 } ? "a" : "b";
    }
}
