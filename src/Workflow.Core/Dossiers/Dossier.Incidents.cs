using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Blocks the dossier at an activity because its process could not be advanced; everything decided so far stands.</summary>
    /// <param name="undelivered">What came for the activity, to be brought again by the retry; null for nothing.</param>
    public void Block(int activity, int frame, string activityId, Rejection reason, Circumstances now, ChangeSet changes, string? undelivered = null)
    {
        changes.Update(this);
        Raise(new Effect.IncidentRaised(activity, activityId, reason.Code, reason.Sentence, frame), now, changes, undelivered);
    }

    /// <summary>Keeps everybody from bringing again what an incident already holds: a timer leaves the clock, work leaves the list. The wait stays.</summary>
    public void Hold(DossierWait wait, ChangeSet changes)
    {
        EndWork(wait, changes);
        if (wait.DueAt is null) return;
        var held = new DossierWait
        {
            DossierId = Id, Activity = wait.Activity, Frame = wait.Frame, Kind = wait.Kind, Key = wait.Key, DueAt = null, OpenedAt = wait.OpenedAt,
        };
        waits[waits.IndexOf(wait)] = held;
        changes.Delete(wait);
        changes.Insert(held);
    }

    /// <summary>Resolves an incident before the process tries the failed activity again.</summary>
    /// <param name="corrected">Names of the variables that the officer corrects on the way.</param>
    public Result<Incident> Retry(Guid incidentId, string? reason, IEnumerable<string> corrected, Circumstances now, ChangeSet changes)
    {
        var mendable = Mendable(incidentId, now);
        if (mendable.Rejection is { } refusal) return refusal;
        var incident = mendable.Value;
        if (Reason.CheckLength(reason) is { } tooLong) return tooLong;

        Resolve(incident, now.Actor, now, changes);
        RecordHistory(HistoryVerb.IncidentRetried, now, changes, outcome: incident.ActivityId, reason: reason).Details = HistoryDetails.OfVariables(corrected);
        return incident;
    }

    /// <summary>Resolves an incident before the process passes over the failed activity; the officer answers for it with a reason.</summary>
    public Result<Incident> Skip(Guid incidentId, string reason, Circumstances now, ChangeSet changes)
    {
        var mendable = Mendable(incidentId, now);
        if (mendable.Rejection is { } refusal) return refusal;
        var incident = mendable.Value;
        if (Reason.Check(reason) is { } missing) return missing;

        Resolve(incident, now.Actor, now, changes);
        RecordHistory(HistoryVerb.IncidentSkipped, now, changes, outcome: incident.ActivityId, reason: reason);
        return incident;
    }

    private Result<Incident> Mendable(Guid incidentId, Circumstances now)
    {
        if (!MayRetry(now)) return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotRetry", Code);
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        if (openIncidents.Find(i => i.Id == incidentId) is not { } incident) return DossierSentences.Refuse(RejectionKind.Conflict, "IncidentResolved", Code);
        return incident;
    }

    /// <summary>Whether the process holds a failed activity at a place; null where its position cannot be read.</summary>
    public bool? HasFailedAt(int activity, int frame) => Dossiers.Position.Decode(Position) is { IsRejected: false, Value.Faults: var faults }
        ? faults.Any(f => f.At.Activity == activity && f.At.Frame == frame)
        : null;

    private void Raise(Effect.IncidentRaised raised, Circumstances now, ChangeSet changes, string? undelivered = null)
    {
        var incident = new Incident
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now.Now)),
            DossierId = Id,
            Activity = raised.Activity,
            Frame = raised.Frame,
            ActivityId = raised.ActivityId,
            Code = raised.Code,
            ReasonVi = raised.Sentence.Vi,
            ReasonEn = raised.Sentence.En,
            RaisedAt = now.Now,
            Undelivered = undelivered,
        };
        OpenIncidents++;
        openIncidents.Add(incident);
        changes.Insert(incident);
        CarryFacts(changes);
    }

    /// <summary>Ends incidents that nobody needs to mend any longer.</summary>
    private void Drop(Predicate<Incident> which, Circumstances now, ChangeSet changes)
    {
        foreach (var incident in openIncidents.FindAll(which)) Resolve(incident, Actor.System, now, changes);
    }

    private void Resolve(Incident incident, Actor by, Circumstances now, ChangeSet changes)
    {
        (incident.ResolvedAt, incident.ResolvedBy) = (now.Now, by.Id);
        OpenIncidents--;
        openIncidents.Remove(incident);
        changes.Update(incident);
        CarryFacts(changes);
    }

    private bool MayRetry(Circumstances now) =>
        now.Actor.Holds(Role.DivisionHead, CompetentUnit, now.Units)
        || now.Actor.Holds(Role.Approver, CompetentUnit, now.Units)
        || now.Actor.Holds(Role.ReceptionOfficer, ReceivingUnit, now.Units);
}
