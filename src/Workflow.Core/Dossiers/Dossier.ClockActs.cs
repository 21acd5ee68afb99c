using Workflow.Core.Deadlines;
using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Suspends the dossier on a legal basis: clock and steps stand until it is resumed, whatever else stops them meanwhile.</summary>
    public Result<DeadlineShift> Suspend(int? expectedRevision, string reason, string legalBasis, Circumstances now, ChangeSet changes)
    {
        if (CheckClockAct(expectedRevision, now) is { } refusal) return refusal;
        if (IsSuspended) return DossierSentences.Refuse(RejectionKind.Conflict, "AlreadySuspended", Code);
        if ((Reason.Check(reason) ?? Reason.CheckBasis(legalBasis)) is { } missing) return missing;

        var fact = Fact(ClockFactKind.Suspended, now, reason: reason, legalBasis: legalBasis);
        SuspendedAt = now.Now;
        var shift = Shift(fact, now, changes);
        if (shift.IsRejected) return shift;
        State = StateFromSteps();
        RecordHistory(HistoryVerb.Suspended, now, changes, outcome: legalBasis, reason: reason);
        return shift;
    }

    /// <summary>Resumes a suspended dossier; it goes on unless something else stops it.</summary>
    public Result<DeadlineShift> Resume(int? expectedRevision, string reason, Circumstances now, ChangeSet changes)
    {
        if (CheckClockAct(expectedRevision, now) is { } refusal) return refusal;
        if (!IsSuspended) return DossierSentences.Refuse(RejectionKind.Conflict, "NotSuspended", Code);
        if (Reason.Check(reason) is { } missing) return missing;

        SuspendedAt = null;
        var shift = Shift(Fact(ClockFactKind.Resumed, now, reason: reason), now, changes);
        if (shift.IsRejected) return shift;
        State = StateFromSteps();
        RecordHistory(HistoryVerb.Resumed, now, changes, reason: reason);
        return shift;
    }

    /// <summary>Corrects the limit on a legal basis: counted from the same reception or restart, with the same stops and extensions.</summary>
    public Result<DeadlineShift> ChangeLimit(
        int? expectedRevision, TimeLimit limit, string reason, string legalBasis, Circumstances now, ChangeSet changes)
    {
        if (CheckClockAct(expectedRevision, now) is { } refusal) return refusal;
        if (limit.IsZero || limit == CurrentLimit) return DossierSentences.Refuse(RejectionKind.Unprocessable, "LimitIsNoOther", CurrentLimit.Describe());
        if ((Reason.Check(reason) ?? Reason.CheckBasis(legalBasis)) is { } missing) return missing;

        Limit = limit.ToString();
        var shift = Shift(Fact(ClockFactKind.LimitChanged, now, limit: Limit, reason: reason, legalBasis: legalBasis), now, changes);
        if (!shift.IsRejected) RecordHistory(HistoryVerb.LimitChanged, now, changes, outcome: Limit, reason: reason);
        return shift;
    }

    /// <summary>
    /// Computes every date anew under the calendar in force, from all facts so far. The caller answers for who may ask; a dossier whose
    /// processing has ended is refused. On a dossier that is not written afterwards it is the preview.
    /// </summary>
    public Result<DeadlineShift> Recompute(string reason, Circumstances now, ChangeSet changes)
    {
        if (ProcessingEndedAt is not null) return DossierSentences.Refuse(RejectionKind.Conflict, "ProcessingEnded", Code);
        if (Reason.Check(reason) is { } missing) return missing;

        var shift = Shift(Fact(ClockFactKind.Recomputed, now, reason: reason), now, changes);
        if (!shift.IsRejected) RecordHistory(HistoryVerb.Recomputed, now, changes, reason: reason);
        return shift;
    }

    private Rejection? CheckClockAct(int? expectedRevision, Circumstances now) =>
        !now.Actor.Holds(Role.Approver, CompetentUnit, now.Units)
            ? DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotMoveClock", Code)
            : CheckClockRuns(expectedRevision);

    private Rejection? CheckClockRuns(int? expectedRevision)
    {
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        return MovedOn(expectedRevision)
            ?? (ProcessingEndedAt is null ? null : DossierSentences.Refuse(RejectionKind.Conflict, "ProcessingEnded", Code));
    }

    private Result<DeadlineShift> Shift(ClockFact fact, Circumstances now, ChangeSet changes, params IReadOnlyList<Problem> warnings)
    {
        var before = Dates;
        Record(fact, changes);
        return Settle(now, changes) is { } rejection ? rejection : new DeadlineShift(before, Dates, warnings);
    }
}
