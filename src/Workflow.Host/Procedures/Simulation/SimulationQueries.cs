using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Calendars;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures.Check;
using Workflow.Host.Studio.Definitions;
using Workflow.Persistence;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Procedures.Simulation;

/// <summary>Finds what is to be walked, and the office in which.</summary>
internal sealed class SimulationQueries(
    IDbContextFactory<WorkflowDbContext> contexts, ProcedureQueries procedures, DraftPackages drafts, OfficeDirectory directory, OfficeClocks clocks, ActivityTable activities)
{
    /// <summary>The procedures that come with the program, with their examples.</summary>
    private static readonly string shipped = Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <param name="number">Null for the version that is current.</param>
    public async Task<Result<SimulatedVersion>> Version(string code, int? number, CancellationToken cancellation)
    {
        var package = await procedures.Package(code, number, cancellation);
        return package.Rejection is { } absent ? absent : await Review(package.Value, number, null, cancellation);
    }

    /// <summary>The package that a draft would be published as; rejects a draft of another procedure.</summary>
    public async Task<Result<SimulatedVersion>> Draft(string code, string definitionId, CancellationToken cancellation)
    {
        var draft = await drafts.Find(code, definitionId, cancellation);
        if (draft is null) return PublicationSentences.Refuse(RejectionKind.NotFound, "ProcedureNotFound", Shortened.Of(code));
        var package = await drafts.Of(draft, cancellation);
        return package.Rejection is { } incomplete ? incomplete : await Review(package.Value, null, draft, cancellation);
    }

    private async Task<SimulatedVersion> Review(ProcedurePackage package, int? number, ProcessDraft? draft, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var review = PackageReview.Of(package, activities, await SurroundingLookup.Find(context, package, activities, cancellation));
        return review.Rejection is { } refused ? new(package, number, draft, null, refused.Problems) : new(package, number, draft, review.Value, review.Value.Warnings);
    }

    /// <summary>The real units and calendars, with officers who serve only the walk, and what the package and its examples name of other offices.</summary>
    public ExampleOffice OfficeFor(ReviewedPackage package, ExampleFile? examples) =>
        new(clocks.Zone, directory.Current.Units.All, CheckedFolder.UnitCodes(package, examples), clocks.Of);

    /// <summary>The examples that the program brings for a procedure; null for one that it does not bring.</summary>
    public static string? ShippedExamples(string code)
    {
        var folders = ProcedureFolder.Find(shipped);
        if (folders.IsRejected) return null;
        foreach (var folder in folders.Value)
        {
            var problems = new List<Problem>();
            if (ProcedureSpec.Read(ProcedureFolder.ReadText(folder, "procedure.json", problems)) is not { IsRejected: false, Value.Code: var own } || own != code) continue;
            var examples = ProcedureFolder.ReadText(folder, ExampleFileReader.FileName, problems);
            return problems.Count == 0 ? examples : null;
        }
        return null;
    }
}
