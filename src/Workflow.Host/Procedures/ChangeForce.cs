using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Procedures;

/// <summary>Withdraws versions, and makes the content of an old one current again. Dossiers that run stay on the version they have.</summary>
internal sealed class ChangeForce(IDbContextFactory<WorkflowDbContext> contexts, PublishVersion publish, Proposals proposals, CommandCircumstances circumstances)
{
    private const int LongestReason = 1000;

    /// <summary>Takes the version in force out of force, or gives up one that is scheduled; rejects any other.</summary>
    public async Task<Result<ProcedureVersion>> Withdraw(CurrentActor me, string code, int number, string? reason, CancellationToken cancellation)
    {
        if (CheckReason(reason) is { } missing) return missing;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var version = await context.Versions.AsTracking().SingleOrDefaultAsync(v => v.ProcedureCode == code && v.Number == number, cancellation);
        if (version is null) return PublicationSentences.Refuse(RejectionKind.NotFound, "VersionNotFound", Shortened.Of(code), number);
        var procedure = await context.Procedures.AsTracking().SingleAsync(p => p.Code == code, cancellation);
        if (procedure.CurrentVersionId == version.Id) await VersionsInForce.End(context, procedure, cancellation);
        else if (!version.IsScheduled) return PublicationSentences.Refuse(RejectionKind.Conflict, "VersionNotInForce", number);
        (version.IsScheduled, version.WithdrawnAt) = (false, circumstances.Now);
        // Counts the procedure's revision, so that a publication or the sweep at the same moment does not pass by unseen.
        context.Entry(procedure).Property(p => p.Name).IsModified = true;
        context.Add(PublicationActs.Of(code, number, PublicationVerb.Withdrawn, me.Actor.Id, circumstances.Now, reason!.Trim()));
        return await PublishVersion.Save(context, code, cancellation) is { } lost ? lost : version;
    }

    /// <summary>
    /// Publishes the content of an old version anew, under the next number, which names its origin; every check is made again. Where four eyes are
    /// asked for it is handed in for approval.
    /// </summary>
    /// <returns>Whether it is published; false where it waits for approval.</returns>
    public async Task<Result<bool>> Restore(CurrentActor me, string code, int number, string? reason, CancellationToken cancellation)
    {
        if (CheckReason(reason) is { } missing) return missing;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var version = await context.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ProcedureCode == code && v.Number == number, cancellation);
        if (version is null) return PublicationSentences.Refuse(RejectionKind.NotFound, "VersionNotFound", Shortened.Of(code), number);
        if (await context.Procedures.AnyAsync(p => p.CurrentVersionId == version.Id, cancellation)) return PublicationSentences.Refuse(RejectionKind.Conflict, "VersionInForce", number);
        var order = new PublicationOrder(me.Actor.Id)
        {
            RestoredFrom = number,
            OverrunReason = version.OverrunReason,
            DecisionNumber = version.DecisionNumber,
            Note = reason!.Trim(),
        };
        var (package, alone) = (StoredPackage.Read(version.Package), proposals.PublishesAlone(me));
        var rejection = alone ? (await publish.Publish(package, order, cancellation)).Rejection : (await proposals.Propose(package, order, cancellation)).Rejection;
        return rejection is null ? alone : rejection;
    }

    private static Rejection? CheckReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? PublicationSentences.Refuse(RejectionKind.Unprocessable, "ReasonMissing")
        : reason.Length > LongestReason ? PublicationSentences.Refuse(RejectionKind.Unprocessable, "ReasonTooLong", LongestReason)
        : null;
}
