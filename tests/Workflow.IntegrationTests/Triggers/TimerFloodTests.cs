using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Host.Triggers;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Triggers.TriggerOffice;

namespace Workflow.IntegrationTests.Triggers;

/// <summary>Ten thousand timers that became due while no host ran.</summary>
public sealed class TimerFloodTests
{
    private const int Timers = 10_000;
    private string folder = "";

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("one-stop-flood-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task PastDueTimers_AtStartUp_DelayNeitherReadinessNorOfficers()
    {
        var database = new Dictionary<string, string?> { ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "workflow.db")}" };
        var delayed = Draw(
            "s:Start r:Receive d:Line(x) t:ReturnResult e:End | s>r r.Forwarded>d d>t t.Returned>e", ("d", "Elsa.Delay", new() { ["timeSpan"] = Literal("-01:00:00") }));
        await using var office = await CommuneOffice.Open(delayed, Quiet(database));
        var waiting = PermitOffice.OpenTask(await office.Receive());
        await Multiply(office, await office.ReceiveAndForward());

        await using var host = await HostFixture.Start(database, hasOffice: false);
        using var ready = await host.Anonymous().GetAsync(new Uri("/health/ready", UriKind.Relative));
        var leftWhenReady = await CountDue(office);
        await PermitOffice.Complete(await host.Machine("xa"), waiting, PermitOffice.Forwarded);
        var leftAfterTheOfficer = await CountDue(office);
        // What the host has not yet fired is fired here as well: neither gets in the other's way.
        await office.Host.Services.GetRequiredService<TimerSweep>().Run(default);

        Assert.That((ready.StatusCode, leftWhenReady > 0, leftAfterTheOfficer > 0), Is.EqualTo((HttpStatusCode.OK, true, true)), $"{leftWhenReady}, {leftAfterTheOfficer} timers were left");
        await using var db = await office.Database();
        Assert.That(await db.History.Where(h => h.Verb == HistoryVerb.TimerElapsed).GroupBy(h => h.DossierId).CountAsync(g => g.Count() > 1), Is.Zero);
        Assert.That(await db.History.CountAsync(h => h.Verb == HistoryVerb.TimerElapsed), Is.GreaterThanOrEqualTo(Timers));
    }

    private static async Task<int> CountDue(CommuneOffice office)
    {
        await using var db = await office.Database();
        return await db.Waits.CountAsync(w => w.DueAt != null);
    }

    /// <summary>Puts copies of a dossier beside it, each with a timer of its own.</summary>
    private static async Task Multiply(CommuneOffice office, System.Text.Json.JsonElement original)
    {
        await using var db = await office.Database();
        var id = Guid.Parse(original.Text("dossierId"));
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == id);
        var wait = await db.Waits.AsNoTracking().SingleAsync(w => w.DossierId == id);
        for (var i = 1; i < Timers; i++) AddCopy(db, dossier, wait, i);
        await db.SaveChangesAsync();
    }

    private static void AddCopy(WorkflowDbContext db, Dossier dossier, DossierWait wait, int number)
    {
        var (copy, id) = (db.Entry(dossier).CurrentValues.Clone(), Guid.CreateVersion7());
        copy[nameof(Dossier.Id)] = id;
        copy[nameof(Dossier.Code)] = $"{dossier.Code}-{number}";
        db.Add((Dossier)copy.ToObject());
        db.Add(new DossierWait
        {
            DossierId = id, Activity = wait.Activity, Frame = wait.Frame, Kind = wait.Kind, Key = wait.Key, DueAt = wait.DueAt, OpenedAt = wait.OpenedAt,
        });
    }
}
