using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Hosting;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Check;
using Workflow.Persistence;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Sample;

/// <summary>
/// Fills an empty database with the sample office before the first request; one that is filled already is left as it is, and one
/// that holds anything else is refused.
/// </summary>
internal sealed class SampleStart(
    IDbContextFactory<WorkflowDbContext> contexts, OfficeReader office, PublishedCalendars calendars, PublishVersion publish, SampleDossiers dossiers, SampleSubmissions submissions,
    SampleClock clock, ILogger<SampleStart> log)
    : IHostedLifecycleService
{
    private const string Making = "making";
    public const string Made = "made";

    /// <summary>The procedure of which an older version, with a designer's slip in it, blocks one dossier.</summary>
    private const string Mistaken = "p02";

    private static readonly string workflows = Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>Before anything else runs: no sweep may look at dossiers while the clock is set back.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var marker = await db.Settings.AsTracking().SingleOrDefaultAsync(s => s.Key == Setting.SampleOffice, cancellationToken);
        if (marker is { Value: Made }) return;
        if (marker is not null) throw Refuse("The sample was interrupted while it was being made. Delete the data folder and start again.");
        if (await db.Units.AnyAsync(cancellationToken)) throw Refuse("This database holds an office that --sample did not make. Start without --sample, or with another --data folder.");

        log.LogInformation("Making the sample office");
        await SampleOffice.Read().AddTo(db, Making, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await office.Refresh(cancellationToken);
        await calendars.PublishFirst(SampleOffice.Calendar(), cancellationToken);
        await MakeDossiers(cancellationToken);

        marker = await db.Settings.AsTracking().SingleAsync(s => s.Key == Setting.SampleOffice, cancellationToken);
        marker.Value = Made;
        await db.SaveChangesAsync(cancellationToken);
        log.LogInformation("The sample office is ready: {Dossiers} dossiers, {Submissions} online submissions", SamplePlan.All.Count + 1, SampleSubmission.All.Count);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MakeDossiers(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var folders = ProcedureFolder.Find(workflows).Value.ToDictionary(f => Path.GetFileName(f)![..3], Read);
        try
        {
            await MakeMistaken(folders[Mistaken], now, cancellation);
            foreach (var (package, _) in folders.Values) await Publish(package, cancellation);
            foreach (var (number, plan) in SamplePlan.All.Index())
            {
                var (package, examples) = folders[plan.Procedure];
                await dossiers.Make(plan, number + 1, CodeOf(package), examples, now, cancellation);
            }
            foreach (var (number, plan) in SampleSubmission.All.Index())
            {
                var (package, examples) = folders[plan.Procedure];
                await submissions.Make(plan, number + 1, CodeOf(package), examples, now, cancellation);
            }
        }
        finally
        {
            clock.Release();
        }
    }

    /// <summary>A dossier under a version whose script asks for a field of the declaration by a wrong name; the shipped one follows it.</summary>
    private async Task MakeMistaken((ProcedurePackage Package, ExampleFile Examples) folder, DateTime now, CancellationToken cancellation)
    {
        var processes = folder.Package.Processes.ToDictionary(p => p.Key, p => p.Value.Replace(".pages", ".pageCount", StringComparison.Ordinal), StringComparer.Ordinal);
        await Publish(folder.Package with { Processes = processes }, cancellation);
        await dossiers.Make(new SamplePlan(Mistaken, 0, "receive", 2, 30), 0, CodeOf(folder.Package), folder.Examples, now, cancellation);
    }

    private async Task Publish(ProcedurePackage package, CancellationToken cancellation)
    {
        var published = await publish.Publish(package, Actor.System.Id, null, cancellation);
        if (published.Rejection is { } rejection)
            throw new InvalidOperationException($"{rejection.Sentence.En} {string.Join(' ', rejection.Problems.Select(p => p.Sentence.En))}");
    }

    private static (ProcedurePackage Package, ExampleFile Examples) Read(string folder) =>
        (ProcedureFolder.Read(folder).Value, ExampleFileReader.Read(File.ReadAllText(Path.Combine(folder, ExampleFileReader.FileName))).Value);

    private static string CodeOf(ProcedurePackage package) => PackageReview.Of(package, ActivityTable.Standard).Value.Spec.Code;

    private static OptionsValidationException Refuse(string sentence) => new(SampleOptions.Section, typeof(SampleOptions), [sentence]);
}
