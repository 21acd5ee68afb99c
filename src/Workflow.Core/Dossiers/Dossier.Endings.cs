using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Confirms the applicant's wish to withdraw; allowed until the result is signed (DOMAIN 1.5).</summary>
    public Result<Dossier> Withdraw(int? expectedRevision, string reason, Circumstances now, ChangeSet changes)
    {
        if (!now.Actor.Holds(Role.ReceptionOfficer, ReceivingUnit, now.Units)) return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotWithdraw", Code);
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        if (MovedOn(expectedRevision) is { } moved) return moved;
        if (SignedAt is not null || ProcessingEndedAt is not null) return DossierSentences.Refuse(RejectionKind.Conflict, "SignedCannotWithdraw", Code);
        if (Reason.Check(reason) is { } missing) return missing;

        EndProcessing(now, changes);
        (ClosedAt, OpenIncidents, State) = (now.Now, 0, DossierState.Withdrawn);
        RecordHistory(HistoryVerb.Withdrawn, now, changes, reason: reason);
        return this;
    }

    /// <summary>Resolves an incident before the process tries the failed activity again.</summary>
    public Result<Dossier> Retry(Incident incident, string? reason, Circumstances now, ChangeSet changes)
    {
        if (!MayRetry(now)) return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotRetry", Code);
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        if (incident.ResolvedAt is not null) return DossierSentences.Refuse(RejectionKind.Conflict, "IncidentResolved", Code);
        if (Reason.CheckLength(reason) is { } tooLong) return tooLong;

        (incident.ResolvedAt, incident.ResolvedBy) = (now.Now, now.Actor.Id);
        OpenIncidents--;
        changes.Update(incident);
        RecordHistory(HistoryVerb.IncidentRetried, now, changes, outcome: incident.ActivityId, reason: reason);
        return this;
    }

    /// <summary>Records that a named event reached the dossier; refused when the dossier does not wait for it.</summary>
    public Result<Dossier> RecordEvent(string name, Circumstances now, ChangeSet changes)
    {
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        if (!eventWaits.Exists(w => w.Name == name)) return DossierSentences.Refuse(RejectionKind.Conflict, "EventNotAwaited", Code, name);
        RecordHistory(HistoryVerb.EventRaised, now, changes, outcome: name);
        return this;
    }

    /// <summary>Records the acceptance as the first act on the dossier.</summary>
    public void RecordReception(Circumstances now, ChangeSet changes) => RecordHistory(HistoryVerb.Received, now, changes);

    private Rejection? MovedOn(int? expectedRevision) => expectedRevision is { } expected && expected != Revision
        ? DossierSentences.Refuse(RejectionKind.Conflict, "DossierMovedOn", Code)
        : null;

    private bool MayRetry(Circumstances now) =>
        now.Actor.Holds(Role.DivisionHead, CompetentUnit, now.Units)
        || now.Actor.Holds(Role.Approver, CompetentUnit, now.Units)
        || now.Actor.Holds(Role.ReceptionOfficer, ReceivingUnit, now.Units);

    private HistoryEntry RecordHistory(
        HistoryVerb verb, Circumstances now, ChangeSet changes,
        Tasks.UserTask? task = null, string? outcome = null, string? reason = null, string? authority = null)
    {
        var entry = new HistoryEntry
        {
            DossierId = Id,
            Sequence = ++HistoryCount,
            At = now.Now,
            Verb = verb,
            ActorId = now.Actor.Id,
            OnBehalfOf = authority,
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
