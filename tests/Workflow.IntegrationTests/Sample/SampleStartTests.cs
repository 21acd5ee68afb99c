using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Submissions;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Sample;

/// <summary>The sample office as <c>serve --sample</c> makes it, on the real clock.</summary>
public sealed class SampleStartTests
{
    private string folder = "";
    private WebApplication app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        folder = Directory.CreateTempSubdirectory("one-stop-sample-").FullName;
        app = Build();
        await app.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Start_EmptyDatabase_MakesTheOfficeWithItsDossiersAndSubmissions()
    {
        await using var db = await Db();

        Assert.That(await db.Units.CountAsync(), Is.EqualTo(8));
        Assert.That(await db.Officers.CountAsync(), Is.EqualTo(31));
        Assert.That(await db.Procedures.CountAsync(p => p.CurrentVersionId != null), Is.EqualTo(14));
        Assert.That(await db.Dossiers.CountAsync(d => d.ParentId == null), Is.EqualTo(42));
        Assert.That(await db.Dossiers.Where(d => d.ParentId != null).Select(d => d.CaseKey).ToListAsync(), Is.EquivalentTo(new[] { "birth", "residence", "insurance" }));
    }

    [Test]
    public async Task Start_EmptyDatabase_LeavesSubmissionsInEveryStateOneLateAndOneNear()
    {
        await using var db = await Db();
        var submissions = await db.Submissions.ToListAsync();
        var waiting = submissions.Where(s => s.State == SubmissionState.Submitted).ToList();

        Assert.That(submissions.Select(s => s.State).Distinct(), Is.EquivalentTo(Enum.GetValues<SubmissionState>()));
        Assert.That(waiting.Count(s => s.IsBreached(DateTime.UtcNow)), Is.EqualTo(1));
        Assert.That(submissions.Count(s => s.Breaches > 0), Is.EqualTo(1));
        Assert.That(submissions.Where(s => s.DossierId is not null).Select(s => s.DossierId!.Value), Is.SubsetOf(await db.Dossiers.Select(d => d.Id).ToListAsync()));
    }

    [Test]
    public async Task Start_EmptyDatabase_LeavesDossiersInEveryState()
    {
        await using var db = await Db();
        var dossiers = await db.Dossiers.ToListAsync();

        Assert.That(dossiers.Select(d => d.State).Distinct(), Is.EquivalentTo(Enum.GetValues<DossierState>()));
        Assert.That(dossiers.Count(d => d.IsBlocked), Is.EqualTo(1));
        Assert.That(dossiers, Has.Some.Matches<Dossier>(d => d.Outcome == DossierOutcome.Refused));
        var running = dossiers.Where(d => !d.IsPaused && d.ProcessingEndedAt is null).ToList();
        Assert.That(running.Select(d => d.BindingAt), Has.Some.LessThan(DateTime.UtcNow), "late");
        Assert.That(running.Select(d => d.BindingAt), Has.Some.GreaterThan(DateTime.UtcNow), "in time");
        Assert.That(await db.Tasks.CountAsync(t => t.Timeliness == Timeliness.Late), Is.Positive);
        Assert.That(await db.Ratings.Select(r => r.Score).Distinct().CountAsync(), Is.EqualTo(3), "applicants have said all there is to say");
    }

    [Test]
    public async Task Start_EmptyDatabase_KeepsHistoryInOrderOfTime()
    {
        await using var db = await Db();
        var histories = (await db.History.ToListAsync()).GroupBy(h => h.DossierId).ToList();

        Assert.That(histories, Has.Count.EqualTo(45));
        foreach (var history in histories)
            Assert.That(history.OrderBy(h => h.Sequence).Select(h => h.At), Is.Ordered);
        Assert.That(await db.Dossiers.MaxAsync(d => d.ReceivedAt), Is.LessThan(DateTime.UtcNow));
    }

    [Test]
    public async Task Start_AgainOnTheSameDatabase_KeepsWhatIsThere()
    {
        await using var db = await Db();
        var codes = await db.Dossiers.Select(d => d.Code).Order().ToListAsync();

        await using (var second = Build())
        {
            await second.StartAsync();
            await second.StopAsync();
        }

        Assert.That(await db.Dossiers.Select(d => d.Code).Order().ToListAsync(), Is.EqualTo(codes));
    }

    private WebApplication Build() => WorkflowApplication.Build(new Dictionary<string, string?>
    {
        ["urls"] = "http://127.0.0.1:0", ["Storage:DataFolder"] = folder, ["Serilog:MinimumLevel:Default"] = "Error", ["Sample:Enabled"] = "true",
    });

    private Task<WorkflowDbContext> Db() => app.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
}
