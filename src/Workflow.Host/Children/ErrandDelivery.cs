using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Dossiers;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Children;

/// <summary>
/// Carries out errands between dossiers. Each is decided from the present state inside the commit queue, where it goes together with what it led to, so
/// that deliveries may overlap, repeat or stop anywhere, on one host or on several.
/// </summary>
internal sealed class ErrandDelivery(ErrandLooks looks, CommitQueue queue, DossierProcess process, ChildBeginning beginning, CommandCircumstances circumstances, ILogger<ErrandDelivery> log)
{
    // Few enough that officers' commands never wait behind a list of a thousand, enough to share a commit.
    private const int AtOnce = 16;

    /// <summary>Carries out everything that is written, and what that leads to.</summary>
    public async Task Run(CancellationToken cancellation = default)
    {
        bool moved;
        do
        {
            moved = false;
            ErrandLine? last = null;
            while (await looks.Next(last, cancellation) is { Count: > 0 } batch)
            {
                await Parallel.ForEachAsync(
                    batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (line, _) => moved |= await CarryOut(line));
                last = batch[^1];
            }
        }
        while (moved);
    }

    /// <summary>Carries one out; false where it has to be tried again.</summary>
    private async Task<bool> CarryOut(ErrandLine line)
    {
        var rejection = line.Kind switch
        {
            ErrandKind.Begin => await Begin(line),
            ErrandKind.Report => await Report(line),
            ErrandKind.End => await Submit(line, line.ChildId, End),
            _ => throw new InvalidOperationException($"No rule for errand {line.Kind}."),
        };
        if (rejection is null) return true;
        log.LogWarning("Errand {Kind} of dossier {ChildId} waits: {Code}", line.Kind, line.ChildId, rejection.Code);
        return false;
    }

    /// <summary>Begins a child; where it cannot begin, its parent hears why, as of a failed activity.</summary>
    private async Task<Rejection?> Begin(ErrandLine line)
    {
        var refused = await Submit(line, line.ChildId, beginning.Begin);
        if (refused is null || refused.Kind == RejectionKind.Busy) return refused;
        log.LogWarning("Dossier {ChildId} cannot begin: {Code}", line.ChildId, refused.Code);
        return await Submit(line, line.ParentId, (errand, now, session) => Fail(errand, refused, now, session));
    }

    /// <summary>Brings a report to the parent; where that cannot take it in, it is blocked with an incident that keeps the report.</summary>
    private async Task<Rejection?> Report(ErrandLine line)
    {
        var refused = await Submit(line, line.ParentId, (errand, now, session) =>
        {
            if (WaitOf(errand, session) is not { } wait) return null;
            wait.Parent.RecordReport(session.Dossier(errand.ChildId)?.Code ?? "", now, session.Changes);
            return process.Advance(wait.Parent, Resumed(errand), errand.Activity, null, now, session);
        });
        if (refused is null || refused.Kind == RejectionKind.Busy) return refused;
        log.LogWarning("The report of dossier {ChildId} blocked its parent: {Code}", line.ChildId, refused.Code);
        return await Submit(line, line.ParentId, (errand, now, session) =>
        {
            if (WaitOf(errand, session) is { } wait) process.Block(wait.Parent, wait.Wait, Resumed(errand), refused, now, session);
            return null;
        });
    }

    private static Stimulus.Resumed Resumed(Errand errand) => new(errand.Activity, errand.Frame, WaitKind.Child, errand.ChildId.ToString(), errand.Payload);

    private Rejection? Fail(Errand errand, Rejection reason, Circumstances now, CommandSession session)
    {
        if (session.Dossier(errand.ParentId) is not { IsClosed: false } parent) return null;
        if (WaitOf(errand, session) is null)
        {
            process.Block(parent, errand.Activity, errand.Frame, reason, now, session);
            return null;
        }
        var failed = new Stimulus.Failed(errand.Activity, errand.Frame, WaitKind.Child, errand.ChildId.ToString(), reason.Code, reason.Sentence);
        return process.Advance(parent, failed, errand.Activity, null, now, session);
    }

    private Rejection? End(Errand errand, Circumstances now, CommandSession session)
    {
        // Not begun yet: then it never will.
        if (session.Find<Errand>(errand.ChildId, ErrandKind.Begin) is { } begin) session.Changes.Delete(begin);
        if (session.Dossier(errand.ChildId) is not { IsClosed: false } child) return null;
        var parent = session.Dossier(errand.ParentId);
        if (child.EndWithParent(ServiceSentences.Of("EndedWithParent", parent?.Code ?? "").Vi, now, session.Changes).Rejection is { } refused) return refused;
        return process.Advance(child, new Stimulus.Ended(), at: 0, null, now, session);
    }

    /// <summary>The parent with its wait for the child; null where it waits no longer.</summary>
    private static (Dossier Parent, DossierWait Wait)? WaitOf(Errand errand, CommandSession session) =>
        session.Dossier(errand.ParentId) is { } parent && parent.WaitAt(errand.Activity, errand.Frame, WaitKind.Child, errand.ChildId.ToString()) is { } wait ? (parent, wait) : null;

    /// <summary>Does what an errand asks in a commit that also removes it; one that is gone was carried out by somebody else.</summary>
    private async Task<Rejection?> Submit(ErrandLine line, Guid dossierId, Func<Errand, Circumstances, CommandSession, Rejection?> act)
    {
        var now = circumstances.OfSystem();
        var committed = await queue.Submit(new DossierCommand<Guid>(dossierId, CarriesRevision: false, session =>
        {
            if (session.Find<Errand>(line.ChildId, line.Kind) is { } errand)
            {
                session.Changes.Delete(errand);
                if (act(errand, now, session) is { } rejection) return rejection;
            }
            return new Decision<Guid>(dossierId, References.Of(References.Dossier, dossierId));
        }));
        return committed.Rejection;
    }
}
