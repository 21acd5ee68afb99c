using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Triggers;

/// <summary>
/// What workers outside do: take work, prolong, complete or fail it. Each goes through the commit queue; the revision that a worker was given decides
/// whether it still holds the lease.
/// </summary>
internal sealed class WorkHands(WorkQueries queries, DossierQueries dossiers, CommitQueue queue, DossierProcess process, CommandCircumstances circumstances)
{
    private const int MostAtOnce = 100;
    private const int LongestLease = 3600;
    private const int LongestRest = 24 * 3600;
    private const int LongestCode = 100;
    private const int LongestMessage = 2000;

    /// <summary>Takes work of a name; the same request once more is answered with what it took, as long as the leases hold.</summary>
    public async Task<Result<IReadOnlyList<LockedWork>>> Lock(CurrentActor me, LockWorkRequest wish, string key, CancellationToken cancellation)
    {
        if (wish.Name.Length is 0 or > Position.LongestEventName || wish.Count is < 1 or > MostAtOnce || !IsLease(wish.LeaseSeconds)) return Unusable;
        var held = await queries.HeldBy(me, key, cancellation);
        if (held.Count > 0) return Views(held);

        var (now, lease) = (circumstances.Now, TimeSpan.FromSeconds(wish.LeaseSeconds));
        var available = await queries.Available(me, wish.Name, wish.Count, cancellation);
        var taken = await Task.WhenAll(available.Select(item => Take(item, me.Actor.Id, key, lease, now)));
        return Views([.. taken.OfType<WorkItem>()]);
    }

    /// <summary>Prolongs a lease from now on.</summary>
    public async Task<Result<LockedWork>> Extend(ChangeRequest request, Guid id, ExtendWorkRequest wish)
    {
        if (!IsLease(wish.LeaseSeconds)) return Unusable;
        var extended = await Change<LockedWork>(request, id, wish.Token, (item, _, now, session) =>
        {
            item.Extend(TimeSpan.FromSeconds(wish.LeaseSeconds), now.Now);
            session.Changes.Update(item);
            return LockedWork.Of(item);
        });
        if (extended.Rejection is { } refusal) return refusal;
        if (!extended.Value.IsRepeated) return extended.Value.Value!;
        return await queries.Find(request.Me, id) is { LeasedUntil: not null } item ? LockedWork.Of(item) : NotFound;
    }

    /// <summary>Brings the result to the process.</summary>
    public async Task<Result<DossierProgress>> Complete(ChangeRequest request, Guid id, CompleteWorkRequest done)
    {
        var result = done.Result?.GetRawText();
        if (result?.Length > WorkItem.LongestResult) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "WorkResultTooLarge", WorkItem.LongestResult);
        var completed = await Change<DossierProgress>(request, id, done.Token, (item, dossier, now, session) =>
        {
            dossier.RecordArrival(HistoryVerb.WorkCompleted, item.Name, now, session.Changes);
            var stimulus = new Stimulus.Resumed(item.Activity, item.Frame, WaitKind.Work, KeyOf(dossier, item), result);
            return process.Advance(dossier, stimulus, item.Activity, null, now, session) is { } refusal ? refusal : DossierProgress.Of(dossier);
        });
        if (completed.Rejection is { } rejection) return rejection;
        return completed.Value.IsRepeated ? await dossiers.Progress(References.IdOf(completed.Value.Reference)) : completed.Value.Value!;
    }

    /// <summary>Notes a failure: the work rests and is tried again, or is given up and blocks its branch.</summary>
    public async Task<Result<FailedWork>> Fail(ChangeRequest request, Guid id, FailWorkRequest failure)
    {
        if (failure.Code.Length is 0 or > LongestCode || failure.Message.Length is 0 or > LongestMessage || failure.RetryAfterSeconds is < 0 or > LongestRest)
            return ServiceSentences.Refuse(RejectionKind.Unprocessable, "WorkFailureUnusable", LongestCode, LongestMessage, LongestRest);
        var failed = await Change<FailedWork>(request, id, failure.Token, (item, dossier, now, session) =>
        {
            if (item.Fail(failure.Code, failure.RetryAfterSeconds is { } rest ? TimeSpan.FromSeconds(rest) : null, now.Now))
            {
                session.Changes.Update(item);
                return new FailedWork(id, WillRetry: true);
            }
            dossier.RecordArrival(HistoryVerb.WorkFailed, item.Name, now, session.Changes);
            var sentence = new Phrase(failure.Message, failure.Message);
            var stimulus = new Stimulus.Failed(item.Activity, item.Frame, WaitKind.Work, KeyOf(dossier, item), failure.Code, sentence);
            return process.Advance(dossier, stimulus, item.Activity, null, now, session) is { } refusal ? refusal : new FailedWork(id, WillRetry: false);
        });
        if (failed.Rejection is { } rejection) return rejection;
        return failed.Value.IsRepeated ? new FailedWork(id, WillRetry: await queries.Find(request.Me, id) is not null) : failed.Value.Value!;
    }

    private async Task<WorkItem?> Take(WorkItem item, string by, string key, TimeSpan lease, DateTime now)
    {
        var committed = await queue.Submit(new DossierCommand<WorkItem>(item.DossierId, CarriesRevision: false, session =>
        {
            if (session.Find<WorkItem>(item.Id) is not { } found) return NotFound;
            if (found.Lock(by, key, lease, now) is { } taken) return taken;
            session.Changes.Update(found);
            return new Decision<WorkItem>(found, References.Of(References.Dossier, found.DossierId));
        }));
        return committed.IsRejected ? null : committed.Value.Value;
    }

    /// <summary>Changes work that the caller holds. Work that is gone goes to the queue all the same: a repeated request is answered like the first.</summary>
    private async Task<Result<Committed<T>>> Change<T>(
        ChangeRequest request, Guid id, int token, Func<WorkItem, Dossier, Circumstances, CommandSession, Result<T>> act)
    {
        var dossierId = (await queries.Find(request.Me, id))?.DossierId;
        var now = circumstances.Of(request.Me);
        return await queue.Submit(new DossierCommand<T>(dossierId ?? id, CarriesRevision: false, session =>
        {
            if (dossierId is not { } at || session.Dossier(at) is not { } dossier || dossier.WorkItems.FirstOrDefault(w => w.Id == id) is not { } item) return NotFound;
            if (item.CheckLease(request.Me.Actor.Id, token, now.Now) is { } lost) return lost;
            var done = act(item, dossier, now, session);
            return done.Rejection is { } refusal ? refusal : new Decision<T>(done.Value, References.Of(References.Dossier, at));
        }, request.Key));
    }

    private static string KeyOf(Dossier dossier, WorkItem item) =>
        dossier.Waits.First(w => w.Kind == WaitKind.Work && w.Activity == item.Activity && w.Frame == item.Frame).Key;

    private static bool IsLease(int seconds) => seconds is >= 1 and <= LongestLease;

    private static LockedWork[] Views(IReadOnlyList<WorkItem> items) => [.. items.Select(LockedWork.Of)];

    private static Rejection NotFound => ServiceSentences.Refuse(RejectionKind.NotFound, "WorkNotFound");

    private static Rejection Unusable =>
        ServiceSentences.Refuse(RejectionKind.Unprocessable, "WorkRequestUnusable", Position.LongestEventName, MostAtOnce, LongestLease);
}
