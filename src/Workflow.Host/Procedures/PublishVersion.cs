using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Core;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
using Workflow.Host.Triggers;
using Workflow.Persistence;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures;

/// <summary>What became of a package that was to be published.</summary>
internal enum PublicationResult
{
    /// <summary>A new version, current from now on.</summary>
    Published,
    /// <summary>A version of the same meaning was there; its drawing was replaced, nothing else.</summary>
    DrawingReplaced,
    /// <summary>Exactly this was there.</summary>
    Unchanged,
}

/// <summary>The version that a package is, and whether new dossiers are received under it.</summary>
internal sealed record Publication(
    string ProcedureCode, string Name, Guid VersionId, int Number, PublicationResult Result, bool IsCurrent, IReadOnlyList<Problem> Warnings);

/// <summary>
/// Publishes a procedure: everything is read and checked, then one save. Meaning that some version of the procedure already
/// has is that version, and does not become current again.
/// </summary>
internal sealed partial class PublishVersion(
    IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, OfficeClocks clocks, ActivityTable activities, ScheduleSignal schedules,
    ILogger<PublishVersion> log)
{
    /// <summary>Everything that speaks against publishing a package, and what would have to be confirmed; changes nothing.</summary>
    public async Task<IReadOnlyList<Problem>> ProblemsOf(ProcedurePackage package, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var review = PackageReview.Of(package, activities, await SurroundingLookup.Find(context, package, activities, cancellation));
        return review.Rejection is { } refused ? refused.Problems : review.Value.Warnings;
    }

    /// <param name="publisher">Id of the officer who answers for it.</param>
    /// <param name="reason">Why steps that exceed the legal limit are published all the same; not needed where the package states an accepted overrun.</param>
    public async Task<Result<Publication>> Publish(ProcedurePackage package, string publisher, string? reason, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var review = PackageReview.Of(package, activities, await SurroundingLookup.Find(context, package, activities, cancellation));
        if (review.Rejection is { } refused) return refused;
        if (Unconfirmed(review.Value, reason) is { } unconfirmed) return unconfirmed;

        var spec = review.Value.Spec;
        var meaning = VersionMeaning.Of(package, review.Value);
        var procedure = await context.Procedures.AsTracking().SingleOrDefaultAsync(p => p.Code == spec.Code, cancellation);
        var known = await context.Versions.AsTracking().Where(v => v.ProcedureCode == spec.Code && v.Meaning == meaning)
            .OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation);

        var stored = StoredPackage.Write(package);
        var result = known is null ? PublicationResult.Published : Redraw(known, stored, publisher);
        if (procedure is null) context.Add(procedure = new Procedure { Code = spec.Code, Name = spec.Name.Vi });
        var version = known ?? Add(context, procedure, meaning, stored, publisher, OverrunReason(review.Value, reason));
        if (known is null)
        {
            procedure.Name = spec.Name.Vi;
            context.AddRange(References(version, review.Value));
            await ReplaceTriggers(context, version, review.Value, cancellation);
        }
        if (procedure.CurrentVersionId == version.Id) await Register(context, version, package, cancellation);

        if (await Save(context, spec.Code, cancellation) is { } lost) return lost;
        if (context.Triggers.Local.Min(t => t.NextFireAt) is { } first) schedules.Due.Raise(first);
        return new Publication(
            spec.Code, procedure.Name, version.Id, version.Number, result, procedure.CurrentVersionId == version.Id, review.Value.Warnings);
    }

    /// <summary>Saves; whoever comes second hears that somebody else was faster.</summary>
    internal static async Task<Rejection?> Save(WorkflowDbContext context, string code, CancellationToken cancellation)
    {
        try
        {
            await context.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException)
        {
            // Two publications of one procedure at once: the revision or the unique number stopped the second.
            return PublicationSentences.Refuse(RejectionKind.Conflict, "ProcedureMovedOn", code);
        }
    }

    private PublicationResult Redraw(ProcedureVersion known, string stored, string publisher)
    {
        var document = StoredPackage.HashOf(stored);
        if (known.Document == document) return PublicationResult.Unchanged;
        LogRedrawn(known.ProcedureCode, known.Number, known.Document, document, publisher);
        (known.Document, known.Package) = (document, stored);
        return PublicationResult.DrawingReplaced;
    }

    private ProcedureVersion Add(WorkflowDbContext context, Procedure procedure, string meaning, string stored, string publisher, string? overrun)
    {
        var version = new ProcedureVersion
        {
            Id = Guid.CreateVersion7(),
            ProcedureCode = procedure.Code,
            Number = ++procedure.LatestNumber,
            Meaning = meaning,
            Document = StoredPackage.HashOf(stored),
            Package = stored,
            PublishedAt = circumstances.Now,
            PublishedBy = publisher,
            OverrunReason = overrun,
        };
        procedure.CurrentVersionId = version.Id;
        context.Add(version);
        return version;
    }

    /// <summary>What begins processes of the procedure from outside is from now on what the new version says.</summary>
    private async Task ReplaceTriggers(WorkflowDbContext context, ProcedureVersion version, ReviewedPackage review, CancellationToken cancellation)
    {
        context.RemoveRange(await context.Triggers.AsTracking().Where(t => t.ProcedureCode == version.ProcedureCode).ToListAsync(cancellation));
        var zone = clocks.Zone;
        foreach (var (process, graph) in review.Graphs)
            foreach (var trigger in graph.Triggers)
                context.Add(new PublishedTrigger
                {
                    Id = Guid.CreateVersion7(),
                    ProcedureCode = version.ProcedureCode,
                    VersionId = version.Id,
                    Process = process,
                    Activity = trigger.Activity,
                    Kind = trigger.Kind switch
                    {
                        TriggerKind.Event => WaitKind.Event,
                        TriggerKind.Endpoint => WaitKind.Endpoint,
                        _ => WaitKind.Timer,
                    },
                    Key = trigger.Key,
                    NextFireAt = trigger.NextAfter(version.PublishedAt, zone),
                });
    }

    private static IEnumerable<VersionReference> References(ProcedureVersion version, ReviewedPackage review) =>
        review.References.DistinctBy(r => r.DefinitionId, StringComparer.Ordinal).Select(r => new VersionReference
        {
            VersionId = version.Id,
            DefinitionId = r.DefinitionId,
            PinnedVersionId = r.Outside?.VersionId ?? version.Id,
            Process = r.Process,
        });

    /// <summary>Lets others find the definitions of the current version, and none of those before.</summary>
    private static async Task Register(WorkflowDbContext context, ProcedureVersion version, ProcedurePackage package, CancellationToken cancellation)
    {
        var rows = await context.PublishedDefinitions.AsTracking().Where(d => d.ProcedureCode == version.ProcedureCode).ToListAsync(cancellation);
        context.RemoveRange(rows.Where(r => !package.Processes.ContainsKey(r.Process)));
        foreach (var (file, definition) in PackageDefinitions.Own(package))
        {
            var row = rows.Find(r => r.Process == file);
            if (row is null) context.Add(row = new PublishedDefinition { ProcedureCode = version.ProcedureCode, Process = file, DefinitionId = "", VersionId = version.Id });
            (row.DefinitionId, row.ActivityType, row.VersionId) = (definition.DefinitionId, definition.ActivityType, version.Id);
        }
    }

    private static Rejection? Unconfirmed(ReviewedPackage review, string? reason) =>
        string.IsNullOrWhiteSpace(reason) && review.Warnings.Any(w => w.Code == "LongerThanLimit")
            ? PublicationSentences.Refuse(RejectionKind.Unprocessable, "OverrunUnconfirmed") with { Problems = review.Warnings }
            : null;

    /// <summary>What is kept as the reason: the publisher's own words, or what the package states for its cases.</summary>
    private static string? OverrunReason(ReviewedPackage review, string? reason)
    {
        if (!string.IsNullOrWhiteSpace(reason)) return reason;
        var stated = review.Spec.Cases.Where(c => c.AcceptedOverrun is not null).Select(c => $"{c.Key}: {c.AcceptedOverrun!.Reason} ({c.AcceptedOverrun.Decision})").ToList();
        return stated.Count == 0 ? null : string.Join("; ", stated);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Drawing of procedure {Code} version {Number} replaced by {Publisher}: {Former} → {Document}")]
    private partial void LogRedrawn(string code, int number, string former, string document, string publisher);
}
