using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Dossiers;

/// <summary>What a verb works with inside the transaction.</summary>
internal readonly record struct DossierTurn(CommandSession Session, Dossier Dossier, Circumstances Now)
{
    public ChangeSet Changes => Session.Changes;
}

/// <summary>How a caller asks for a change of one dossier.</summary>
/// <param name="Revision">The revision that the caller has read; null where the change does not depend on one.</param>
/// <param name="Key">The caller's promise that asking twice means it once; null without one.</param>
internal sealed record ChangeRequest(CurrentActor Me, int? Revision = null, IdempotencyKey? Key = null);

/// <summary>Runs a verb on one dossier in the commit queue; a dossier that the caller may not see is not found.</summary>
internal sealed class DossierCommands(CommitQueue queue, CommandCircumstances circumstances)
{
    /// <summary>Changes a dossier.</summary>
    /// <param name="reference">Names the result, so that a repeated request is answered like the first.</param>
    /// <param name="act">The verb; it may run more than once and decides from what the turn gives it alone.</param>
    public Task<Result<Committed<T>>> Run<T>(ChangeRequest request, Guid dossierId, string reference, Func<DossierTurn, Result<T>> act) =>
        Run(request, dossierId, reference, "DossierNotFound", (dossier, _) => request.Me.Sees(dossier), act);

    /// <summary>Changes a dossier through one of its steps: whoever may see the step may know of it, also when it is over.</summary>
    public Task<Result<Committed<T>>> RunOnTask<T>(ChangeRequest request, Guid dossierId, Guid taskId, Func<DossierTurn, Result<T>> act) =>
        Run(request, dossierId, References.Of(References.Task, taskId), "TaskNotFound", (dossier, session) => request.Me.Sees(dossier) || IsSeenBy(request.Me, dossier, taskId, session), act);

    /// <summary>Changes a dossier through a question: whoever may answer it need not see the dossier otherwise.</summary>
    public Task<Result<Committed<T>>> RunOnQuestion<T>(ChangeRequest request, Clarification asked, Func<DossierTurn, Clarification, Result<T>> act) =>
        Run(
            request, asked.DossierId, References.Of(References.Task, asked.TaskId), "ClarificationNotFound",
            (_, _) => circumstances.Of(request.Me).MayAnswer(asked), turn => act(turn, turn.Session.Find<Clarification>(asked.Id)!));

    private Task<Result<Committed<T>>> Run<T>(
        ChangeRequest request, Guid dossierId, string reference, string notFound, Func<Dossier, CommandSession, bool> isSeen, Func<DossierTurn, Result<T>> act)
    {
        var now = circumstances.Of(request.Me);
        return queue.Submit(new DossierCommand<T>(dossierId, request.Revision is not null, session =>
        {
            if (session.Dossier(dossierId) is not { } dossier || !isSeen(dossier, session)) return ServiceSentences.Refuse(RejectionKind.NotFound, notFound);
            var done = act(new DossierTurn(session, dossier, now));
            return done.Rejection is { } rejection ? rejection : new Decision<T>(done.Value, reference);
        }, request.Key));
    }

    private static bool IsSeenBy(CurrentActor me, Dossier dossier, Guid taskId, CommandSession session) =>
        session.Find<UserTask>(taskId) is { } task && task.DossierId == dossier.Id && me.Reach.Contains(task.UnitCode);
}
