using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Submissions;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;
using Workflow.Host.Hosting;
using Workflow.Host.Reminders;
using Workflow.Host.Submissions;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.BrowserTests.Testing;

/// <summary>The office of <c>serve --sample</c>, on the real clock and in a folder of its own.</summary>
/// <remarks>Its dossiers are made once a run; each host starts on a copy of them.</remarks>
internal sealed class SampleHost : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> made = new(Make);

    private readonly WebApplication app;
    private readonly string folder;

    private SampleHost(WebApplication app, string folder) => (this.app, this.folder) = (app, folder);

    public Uri Address => new(app.Urls.First());

    /// <summary>Starts with the sample dossiers, and with the reminders sent that were due for them.</summary>
    public static async Task<SampleHost> Start()
    {
        var folder = Directory.CreateTempSubdirectory("one-stop-sample-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, MigratedDatabase.FileName), await made.Value);
        return await StartIn(folder);
    }

    private static async Task<SampleHost> StartIn(string folder)
    {
        var app = WorkflowApplication.Build(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0", ["Storage:DataFolder"] = folder, ["Serilog:MinimumLevel:Default"] = "Error", ["Sample:Enabled"] = "true",
        });
        await app.StartAsync();
        return new SampleHost(app, folder);
    }

    private static async Task<byte[]> Make()
    {
        var folder = Directory.CreateTempSubdirectory("one-stop-sample-").FullName;
        await MigratedDatabase.CopyTo(Path.Combine(folder, MigratedDatabase.FileName));
        await using var sample = await StartIn(folder);
        await sample.app.Services.GetRequiredService<ReminderSweep>().Run();
        var copy = Path.Combine(folder, "copy.db");
        await using (var db = await sample.Db()) await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        return await File.ReadAllBytesAsync(copy);
    }

    public Task<WorkflowDbContext> Db() => app.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    /// <summary>The first open step of a kind, with an officer who may do it.</summary>
    public async Task<(UserTask Task, string Officer)> Open(StepKind kind, string? procedure = null)
    {
        await using var db = await Db();
        var task = await db.Tasks.Where(t => t.Kind == kind && t.State == TaskState.Open)
            .Join(db.Dossiers.Where(d => procedure == null || d.ProcedureCode == procedure), t => t.DossierId, d => d.Id, (t, d) => t)
            .OrderBy(t => t.OpenedAt).FirstAsync();
        return (task, task.AssigneeId ?? (await db.Posts.OrderBy(p => p.OfficerId).FirstAsync(p => p.Role == task.Role && p.UnitCode == task.UnitCode)).OfficerId);
    }

    /// <summary>Hands in once more what a portal had handed in, for another applicant.</summary>
    public async Task<Guid> Submit(Submission like, string applicant)
    {
        var portal = app.Services.GetRequiredService<OfficeDirectory>().Current.Machine(like.Portal)!;
        var sent = new SubmitOnlineRequest(
            $"DVC-{Guid.NewGuid():N}", like.ProcedureCode, like.ReceivingUnit,
            new ApplicantRequest(applicant, like.ApplicantIdentity, like.ApplicantPhone, like.ApplicantAddress),
            JsonElement.Parse(like.Declaration), [new AttachedDocument("Don.pdf", "https://dichvucong.example/tep/1")], DateTimeOffset.UtcNow, like.CaseKey);
        return (await app.Services.GetRequiredService<SubmitOnline>().Submit(new ChangeRequest(portal), sent, default)).Value.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
