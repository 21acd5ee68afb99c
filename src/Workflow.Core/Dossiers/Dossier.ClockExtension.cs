using Workflow.Core.Deadlines;
using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>
    /// Promises a new date by an apology letter, once; a second time only by the approver with a reason (Decree 61/2018/NĐ-CP as amended
    /// by 107/2021/NĐ-CP). Lateness stays against the old date unless the law allows more time.
    /// </summary>
    public Result<DeadlineShift> Extend(int? expectedRevision, Extension extension, Circumstances now, ChangeSet changes)
    {
        if (!MayExtend(now)) return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotExtend", Code);
        if (CheckClockRuns(expectedRevision) is { } refusal) return refusal;
        // A stopped clock sets the date anew when it goes on; a date promised meanwhile would be another one at once.
        if (StoppedAt is not null) return DossierSentences.Refuse(RejectionKind.Conflict, "ExtendWhileStopped", Code);
        if (CheckExtension(extension, now) is { } unfit) return unfit;

        var fact = Fact(
            ClockFactKind.Extended, now, promisedAt: extension.PromisedAt, reason: extension.Reason,
            legalBasis: extension.LegalBasis, document: extension.Document);
        var shift = Shift(fact, now, changes, Warnings(now));
        if (shift.IsRejected) return shift;
        ExtensionCount++;
        RecordHistory(HistoryVerb.Extended, now, changes, outcome: extension.Document, reason: extension.Reason).Details =
            HistoryDetails.OfExtension(extension);
        return shift;
    }

    private bool MayExtend(Circumstances now) =>
        now.Actor.Holds(Role.Approver, CompetentUnit, now.Units) || now.Actor.Holds(Role.DivisionHead, CompetentUnit, now.Units);

    private Rejection? CheckExtension(Extension extension, Circumstances now)
    {
        if ((Reason.Check(extension.Reason) ?? Reason.CheckDocument(extension.Document)) is { } missing) return missing;
        if (extension.LegalBasis is not null && Reason.CheckBasis(extension.LegalBasis) is { } baseless) return baseless;
        if (ExtensionCount > 0 && CheckAgain(extension, now) is { } onceOnly) return onceOnly;
        // More time that the law allows is asked for before the date: afterwards it would undo a lateness that has happened.
        if (extension.LegalBasis is not null && now.Now > BindingAt) return DossierSentences.Refuse(RejectionKind.Conflict, "ExtendTooLate", Code);
        if (extension.PromisedAt <= AppointedAt || extension.PromisedAt <= now.Now)
            return DossierSentences.Refuse(RejectionKind.Unprocessable, "PromiseNotLater", ClockOf(now).LocalTime(AppointedAt));
        var worked = ClockOf(now).Count(extension.PromisedAt.AddMinutes(-1), extension.PromisedAt);
        if (worked.Rejection is { } outside) return outside;
        return worked.Value == 1 ? null : DossierSentences.Refuse(RejectionKind.Unprocessable, "PromiseOutOfHours");
    }

    private Rejection? CheckAgain(Extension extension, Circumstances now)
    {
        if (!now.Actor.Holds(Role.Approver, CompetentUnit, now.Units)) return DossierSentences.Refuse(RejectionKind.Conflict, "ExtendedAlready", Code);
        return string.IsNullOrWhiteSpace(extension.OverrideReason)
            ? DossierSentences.Refuse(RejectionKind.Unprocessable, "OverrideReasonMissing", Code)
            : Reason.CheckLength(extension.OverrideReason);
    }

    /// <summary>The letter is to reach the applicant before the date: a working day before it at the latest.</summary>
    private IReadOnlyList<Problem> Warnings(Circumstances now)
    {
        var left = ClockOf(now).Count(now.Now, AppointedAt);
        return left is { IsRejected: false, Value: < TimeLimit.MinutesPerDay }
            ? [new Problem("ExtendedLate", "$.promisedAt", null, DossierSentences.Of("ExtendedLate"), Severity.Warning)]
            : [];
    }
}
