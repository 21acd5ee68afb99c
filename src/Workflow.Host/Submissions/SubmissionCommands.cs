using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Submissions;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Submissions;

/// <summary>
/// Runs a verb on one submission in the commit queue, where an acceptance meets the dossier that it makes; one that the caller may
/// not see is not found.
/// </summary>
internal sealed class SubmissionCommands(CommitQueue queue, CommandCircumstances circumstances, SubmissionQueries queries)
{
    /// <summary>A verb; it may run more than once and decides from what it is given alone.</summary>
    public delegate Rejection? Verb(Submission submission, Circumstances now, ChangeSet changes);

    public async Task<Result<SubmissionLine>> Run(ChangeRequest request, Guid id, Verb act)
    {
        var now = circumstances.Of(request.Me);
        var committed = await queue.Submit(new DossierCommand<SubmissionLine>(id, request.Revision is not null, session =>
        {
            var found = Find(request.Me, id, session);
            if (found.Rejection is { } unseen) return unseen;
            if (act(found.Value, now, session.Changes) is { } rejection) return rejection;
            return new Decision<SubmissionLine>(SubmissionLine.Of(found.Value, now.Now), References.Of(References.Submission, id));
        }, request.Key));
        return await Answer(request.Me, committed);
    }

    /// <summary>The submission inside the transaction.</summary>
    public static Result<Submission> Find(CurrentActor me, Guid id, CommandSession session) =>
        session.Find<Submission>(id) is { } submission && me.Sees(submission)
            ? submission
            : OnlineSentences.Refuse(RejectionKind.NotFound, "SubmissionNotFound");

    /// <summary>What was committed, or where the submission stands after the same request was committed before.</summary>
    public async Task<Result<SubmissionLine>> Answer(CurrentActor me, Result<Committed<SubmissionLine>> committed)
    {
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated
            ? (await queries.Current(me, References.IdOf(committed.Value.Reference)))!
            : committed.Value.Value!;
    }
}
