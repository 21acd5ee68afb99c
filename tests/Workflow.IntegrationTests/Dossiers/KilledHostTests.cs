using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Benchmarks.Serving;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Hosting;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using Workflow.Persistence.Databases;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>The service as a process of its own, killed while officers complete steps, and started again on the same folder.</summary>
public sealed class KilledHostTests
{
    private const int Clients = 8;
    private const int AnswersBeforeTheKill = 200;

    private static readonly string[] Officers = ["tiepnhan", "chuyenvien", "giamdoc"];

    private readonly Dictionary<string, string> tokens = [];
    private string folder = "";

    [SetUp]
    public async Task Prepare()
    {
        folder = Directory.CreateTempSubdirectory("one-stop-killed-").FullName;
        await using var app = WorkflowApplication.Build(Settings);
        await app.Services.GetRequiredService<Database>().MigrateAsync();
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync())
        {
            SampleOffice.AddTo(db);
            await db.SaveChangesAsync();
        }
        await app.Services.GetRequiredService<OfficeReader>().Refresh();
        await app.Services.GetRequiredService<PublishedCalendars>().Refresh();
        await app.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        foreach (var officer in Officers) tokens[officer] = (await app.Services.GetRequiredService<Tokens>().Create(officer, "kiểm thử", 1)).Value.Text;
    }

    [TearDown]
    public void Remove()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Kill_WhileStepsAreCompleted_LosesNoAnsweredStepAndRepeatsNone()
    {
        var carriers = await CarryUntilKilled();
        var answered = carriers.SelectMany(c => c.Answered).ToList();
        Assert.That(answered, Has.Count.GreaterThanOrEqualTo(AnswersBeforeTheKill));

        using var host = await HostProcess.Start(folder);
        using var officers = new OfficersOfAHost(host.Address, tokens);
        foreach (var carrier in carriers) await carrier.SettleWhatWasUnanswered(officers);

        foreach (var sent in answered) Assert.That((await sent.Repeat(officers)).Status, Is.EqualTo(sent.Status), sent.ToString());
        foreach (var last in carriers.SelectMany(c => c.LastOfEachDossier))
            Assert.That((await last.Repeat(officers)).Text, Is.EqualTo(last.Text), last.ToString());
        foreach (var carrier in carriers) Assert.That(await carrier.GoOn(officers), Is.EqualTo("ResultReady"));

        var done = await CompletionsInTheHistory();
        Assert.That(done, Is.Unique, "no step was done twice");
        Assert.That(carriers.SelectMany(c => c.Completions), Is.EquivalentTo(done));
    }

    /// <summary>Lets every carrier work on the host until it dies.</summary>
    private async Task<List<DossierCarrier>> CarryUntilKilled()
    {
        using var host = await HostProcess.Start(folder);
        using var officers = new OfficersOfAHost(host.Address, tokens);
        var answers = 0;
        var killed = new TaskCompletionSource();
        var carriers = Enumerable.Range(0, Clients).Select(_ => new DossierCarrier(() =>
        {
            if (Interlocked.Increment(ref answers) == AnswersBeforeTheKill) killed.SetResult();
        })).ToList();

        var work = carriers.Select(c => Task.Run(() => c.Work(officers))).ToList();
        await Task.WhenAny(killed.Task, Task.WhenAll(work));
        host.Kill();
        await Task.WhenAll(work);
        return carriers;
    }

    private async Task<List<string>> CompletionsInTheHistory()
    {
        await using var app = WorkflowApplication.Build(Settings);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        return await db.History.Where(h => h.Verb == HistoryVerb.StepCompleted).Select(h => $"{h.DossierId} {h.StepKey}").ToListAsync();
    }

    private Dictionary<string, string?> Settings => new() { ["Storage:DataFolder"] = folder, ["Serilog:MinimumLevel:Default"] = "Error" };
}
