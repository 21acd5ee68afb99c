using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Confirms the applicant's wish to withdraw; allowed until the result is signed (Decree 61/2018/NĐ-CP and its successors).</summary>
    public Result<Dossier> Withdraw(int? expectedRevision, string reason, Circumstances now, ChangeSet changes)
    {
        if (!now.Actor.Holds(Role.ReceptionOfficer, ReceivingUnit, now.Units)) return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotWithdraw", Code);
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        if (MovedOn(expectedRevision) is { } moved) return moved;
        if (SignedAt is not null || ProcessingEndedAt is not null) return DossierSentences.Refuse(RejectionKind.Conflict, "SignedCannotWithdraw", Code);
        if (Reason.Check(reason) is { } missing) return missing;

        EndProcessing(now, changes);
        Drop(_ => true, now, changes);
        (ClosedAt, State) = (now.Now, DossierState.Withdrawn);
        RecordHistory(HistoryVerb.Withdrawn, now, changes, reason: reason);
        return this;
    }

    /// <summary>Records that a named event reached the dossier; refused when the dossier does not wait for it.</summary>
    public Result<Dossier> RecordEvent(string name, Circumstances now, ChangeSet changes)
    {
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        if (!waits.Exists(w => w.Kind == WaitKind.Event && w.Key == name)) return DossierSentences.Refuse(RejectionKind.Conflict, "EventNotAwaited", Code, name);
        RecordHistory(HistoryVerb.EventRaised, now, changes, outcome: name);
        return this;
    }

    /// <summary>Records that something came which the dossier waited for.</summary>
    /// <param name="outcome">What it was, e.g. the name of the work; never data.</param>
    public void RecordArrival(HistoryVerb verb, string? outcome, Circumstances now, ChangeSet changes) => RecordHistory(verb, now, changes, outcome: outcome);

    /// <summary>Records the acceptance as the first act on the dossier.</summary>
    public void RecordReception(Circumstances now, ChangeSet changes) => RecordHistory(HistoryVerb.Received, now, changes);

    private Rejection? MovedOn(int? expectedRevision) => expectedRevision is { } expected && expected != Revision
        ? DossierSentences.Refuse(RejectionKind.Conflict, "DossierMovedOn", Code)
        : null;

    private HistoryEntry RecordHistory(
        HistoryVerb verb, Circumstances now, ChangeSet changes,
        Tasks.UserTask? task = null, string? outcome = null, string? reason = null, string? authority = null, string? actingFor = null)
    {
        var entry = new HistoryEntry
        {
            DossierId = Id,
            Sequence = ++HistoryCount,
            At = now.Now,
            Verb = verb,
            ActorId = now.Actor.Id,
            OnBehalfOf = authority,
            ActingForId = actingFor,
            UnitCode = task?.UnitCode ?? (now.Actor.UnitCode.Length == 0 ? ReceivingUnit : now.Actor.UnitCode),
            TaskId = task?.Id,
            StepKey = task?.StepKey,
            Outcome = outcome,
            Reason = reason,
        };
        changes.Update(this);
        changes.Insert(entry);
        return entry;
    }
}
