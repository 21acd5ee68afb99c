using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
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
/// <param name="EffectiveAt">From when on they are, UTC.</param>
internal sealed record Publication(
    string ProcedureCode, string Name, Guid VersionId, int Number, PublicationResult Result, bool IsCurrent, DateTime EffectiveAt, IReadOnlyList<Problem> Warnings);

/// <summary>
/// Publishes a procedure: everything is read and checked, then one save. Meaning that some version of the procedure already
/// has is that version, and does not become current again.
/// </summary>
internal sealed class PublishVersion(
    IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, OfficeClocks clocks, ActivityTable activities, VersionsInForce force)
{
    /// <summary>Everything that speaks against publishing a package, and what would have to be confirmed; changes nothing.</summary>
    public async Task<IReadOnlyList<Problem>> ProblemsOf(ProcedurePackage package, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var review = await Review(context, package, cancellation);
        return review.Rejection is { } refused ? refused.Problems : review.Value.Warnings;
    }

    /// <summary>The office's zone, in which days begin.</summary>
    public TimeZoneInfo Zone => clocks.Zone;

    /// <summary>Whether a package could be published as it is ordered; changes nothing.</summary>
    public async Task<Result<ReviewedPackage>> Check(ProcedurePackage package, PublicationOrder order, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Check(context, package, order, cancellation);
    }

    /// <param name="publisher">Id of the officer who answers for it.</param>
    /// <param name="reason">Why steps that exceed the legal limit are published all the same; not needed where the package states an accepted overrun.</param>
    public Task<Result<Publication>> Publish(ProcedurePackage package, string publisher, string? reason, CancellationToken cancellation) =>
        Publish(package, new PublicationOrder(publisher) { OverrunReason = reason }, cancellation);

    /// <summary>Publishes a package as it was ordered; what the order closes (a draft, a proposal) goes in the same save.</summary>
    public async Task<Result<Publication>> Publish(ProcedurePackage package, PublicationOrder order, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var review = await Check(context, package, order, cancellation);
        if (review.Rejection is { } refused) return refused;

        var spec = review.Value.Spec;
        var meaning = VersionMeaning.Of(package, review.Value);
        var procedure = await context.Procedures.AsTracking().SingleOrDefaultAsync(p => p.Code == spec.Code, cancellation);
        var known = order.RestoredFrom is not null ? null : await context.Versions.AsTracking().Where(v => v.ProcedureCode == spec.Code && v.Meaning == meaning)
            .OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation);
        if (known is not null && order.Draft is not null && !known.IsScheduled && procedure?.CurrentVersionId != known.Id)
            return PublicationSentences.Refuse(RejectionKind.Conflict, "ContentKnown", known.Number, spec.Code);

        var stored = StoredPackage.Write(package);
        var result = known is null ? PublicationResult.Published : Redraw(context, known, stored, order.Publisher);
        if (procedure is null) context.Add(procedure = new Procedure { Code = spec.Code, Name = spec.Name.Vi });
        var version = known ?? Add(context, procedure, meaning, stored, order, order.EffectiveAt(circumstances.Now, clocks.Zone).Value, OverrunReason(review.Value, order.OverrunReason));
        await ProcessRows.Write(context, version, package, cancellation);
        DateTime? first = null;
        if (known is null)
        {
            procedure.Name = spec.Name.Vi;
            context.AddRange(References(version, review.Value));
            if (version.IsScheduled) Note(context, version, PublicationVerb.Scheduled, order.Publisher, order.Note);
            else first = await force.Begin(context, procedure, version, review.Value.Graphs, cancellation);
        }
        if (await order.Close(context, version, circumstances.Now, cancellation) is { } closed) return closed;

        if (await Save(context, spec.Code, cancellation) is { } lost) return lost;
        force.Tell(first, version);
        return new Publication(
            spec.Code, procedure.Name, version.Id, version.Number, result, procedure.CurrentVersionId == version.Id, version.EffectiveAt, review.Value.Warnings);
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

    private async Task<Result<ReviewedPackage>> Check(WorkflowDbContext context, ProcedurePackage package, PublicationOrder order, CancellationToken cancellation)
    {
        var review = await Review(context, package, cancellation);
        if (review.IsRejected) return review;
        if (Unconfirmed(review.Value, order.OverrunReason) is { } unconfirmed) return unconfirmed;
        return order.EffectiveAt(circumstances.Now, clocks.Zone).Rejection is { } past ? past : review;
    }

    private async Task<Result<ReviewedPackage>> Review(WorkflowDbContext context, ProcedurePackage package, CancellationToken cancellation)
    {
        var surroundings = await SurroundingLookup.Find(context, package, activities, cancellation);
        return PackageReview.Of(package, activities, surroundings, await ProcessRows.TakenBy(context, package, cancellation));
    }

    private PublicationResult Redraw(WorkflowDbContext context, ProcedureVersion known, string stored, string publisher)
    {
        var document = StoredPackage.HashOf(stored);
        if (known.Document == document) return PublicationResult.Unchanged;
        Note(context, known, PublicationVerb.Redrawn, publisher, $"{known.Document} → {document}");
        (known.Document, known.Package) = (document, stored);
        return PublicationResult.DrawingReplaced;
    }

    private ProcedureVersion Add(
        WorkflowDbContext context, Procedure procedure, string meaning, string stored, PublicationOrder order, DateTime effective, string? overrun)
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
            PublishedBy = order.Publisher,
            ApprovedBy = order.ApprovedBy ?? order.Publisher,
            DecisionNumber = order.DecisionNumber,
            OverrunReason = overrun,
            RestoredFrom = order.RestoredFrom,
            EffectiveAt = effective,
            IsScheduled = effective > circumstances.Now,
        };
        context.Add(version);
        Note(context, version, order.RestoredFrom is null ? PublicationVerb.Published : PublicationVerb.Restored, order.Publisher, order.Note);
        return version;
    }

    private void Note(WorkflowDbContext context, ProcedureVersion version, PublicationVerb verb, string officer, string? note) =>
        context.Add(PublicationActs.Of(version.ProcedureCode, version.Number, verb, officer, circumstances.Now, note));

    private static IEnumerable<VersionReference> References(ProcedureVersion version, ReviewedPackage review) =>
        review.References.DistinctBy(r => r.DefinitionId, StringComparer.Ordinal).Select(r => new VersionReference
        {
            VersionId = version.Id,
            DefinitionId = r.DefinitionId,
            PinnedVersionId = r.Outside?.VersionId ?? version.Id,
            Process = r.Process,
        });

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
}
