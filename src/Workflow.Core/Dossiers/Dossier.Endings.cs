using System.Text.Json;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Confirms the applicant's wish to withdraw; allowed until the result is signed (DOMAIN 1.5).</summary>
    public Result<Dossier> Withdraw(int? expectedRevision, string reason, Circumstances now, ChangeSet changes)
    {
        if (expectedRevision is { } expected && expected != Revision) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierMovedOn", Code);
        if (!now.Actor.Holds(Role.ReceptionOfficer, ReceivingUnit, now.Units)) return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotWithdraw", Code);
        if (string.IsNullOrWhiteSpace(reason)) return DossierSentences.Refuse(RejectionKind.Unprocessable, "ReasonMissing");
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        if (SignedAt is not null) return DossierSentences.Refuse(RejectionKind.Conflict, "SignedCannotWithdraw", Code);

        EndProcessing(now, changes);
        (ClosedAt, State) = (now.Now, DossierState.Withdrawn);
        RecordHistory(HistoryVerb.Withdrawn, now, changes, null, null, reason, null);
        return this;
    }

    /// <summary>Resolves an incident before the process tries the failed activity again.</summary>
    public Result<Dossier> Retry(Incident incident, string? reason, Circumstances now, ChangeSet changes)
    {
        if (incident.ResolvedAt is not null) return DossierSentences.Refuse(RejectionKind.Conflict, "IncidentResolved", Code);
        (incident.ResolvedAt, incident.ResolvedBy) = (now.Now, now.Actor.Id);
        OpenIncidents--;
        changes.Update(incident);
        RecordHistory(HistoryVerb.IncidentRetried, now, changes, null, incident.ActivityId, reason, null);
        return this;
    }

    /// <summary>Records that a named event reached the dossier.</summary>
    public void RecordEvent(string name, Circumstances now, ChangeSet changes) =>
        RecordHistory(HistoryVerb.EventRaised, now, changes, null, name, null, null);

    /// <summary>Records the acceptance as the first act on the dossier.</summary>
    public void RecordReception(Circumstances now, ChangeSet changes) =>
        RecordHistory(HistoryVerb.Received, now, changes, null, null, null, null);

    private void RecordHistory(HistoryVerb verb, Circumstances now, ChangeSet changes, UserTask? task, string? outcome, string? reason, string? authority)
    {
        changes.Update(this);
        changes.Insert(new HistoryEntry
        {
            DossierId = Id,
            Sequence = ++HistoryCount,
            At = now.Now,
            Verb = verb,
            ActorId = now.Actor.Id,
            OnBehalfOf = authority,
            UnitCode = task?.UnitCode ?? now.Actor.UnitCode,
            TaskId = task?.Id,
            StepKey = task?.StepKey,
            Outcome = outcome,
            Reason = reason,
        });
    }

    private string? HolderOf(Role role, string unitCode) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Holders)!.GetValueOrDefault($"{role}@{unitCode}");

    private void KeepHolder(Role role, string unitCode, string officerId)
    {
        var holders = JsonSerializer.Deserialize<SortedDictionary<string, string>>(Holders)!;
        holders[$"{role}@{unitCode}"] = officerId;
        Holders = JsonSerializer.Serialize(holders);
    }
}
