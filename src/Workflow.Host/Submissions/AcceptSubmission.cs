using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Submissions;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Submissions;

/// <summary>
/// Accepts an online submission: the dossier is received as at the counter, and the submission is settled by it, in one transaction.
/// </summary>
internal sealed class AcceptSubmission(CommitQueue queue, CommandCircumstances circumstances, SubmissionQueries submissions, ReceiveDossier receive)
{
    /// <summary>Accepts a submission; of several who try, one makes the dossier and the others hear that it is settled.</summary>
    public async Task<Result<ReceivedDossier>> Accept(ChangeRequest request, Guid id, CancellationToken cancellation)
    {
        var now = circumstances.Of(request.Me);
        var found = await submissions.Find(request.Me, id, cancellation);
        if (found.Rejection is { } unseen) return unseen;
        // One that is settled still goes to the queue: a repeated request is answered like the first.
        var reception = found.Value.State == SubmissionState.Submitted
            ? await receive.Prepare(request.Me, SubmissionReception.Of(found.Value), cancellation)
            : (Result<Reception>?)null;
        if (reception?.Rejection is { } incomplete) return incomplete;

        // What was prepared rests on the revision that was read: a supplement that comes in between is a conflict, never overlooked.
        var revision = request.Revision ?? found.Value.Revision;
        var committed = await queue.Submit(new DossierCommand<Dossier>(
            id, CarriesRevision: true, session => Decide(request.Me, id, revision, reception?.Value, now, session), request.Key));
        return await receive.Answer(committed, cancellation);
    }

    private Result<Decision<Dossier>> Decide(CurrentActor me, Guid id, int revision, Reception? reception, Circumstances now, CommandSession session)
    {
        var submission = SubmissionCommands.Find(me, id, session);
        if (submission.Rejection is { } unseen) return unseen;
        var dossierId = reception?.DossierId ?? Guid.Empty;
        if (submission.Value.Accept(revision, dossierId, now, session.Changes) is { } refused) return refused;
        return receive.Decide(reception!, now, session);
    }
}
