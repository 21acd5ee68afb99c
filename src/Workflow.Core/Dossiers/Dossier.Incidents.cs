using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Blocks the dossier at an activity because its process could not be advanced; everything decided so far stands.</summary>
    public void Block(int activity, int frame, string activityId, Rejection reason, Circumstances now, ChangeSet changes)
    {
        changes.Update(this);
        Raise(new Effect.IncidentRaised(activity, activityId, reason.Code, reason.Sentence, frame), now, changes);
    }

    /// <summary>Resolves an incident before the process tries the failed activity again.</summary>
    public Result<Incident> Retry(Guid incidentId, string? reason, Circumstances now, ChangeSet changes)
    {
        if (!MayRetry(now)) return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotRetry", Code);
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        if (openIncidents.Find(i => i.Id == incidentId) is not { } incident) return DossierSentences.Refuse(RejectionKind.Conflict, "IncidentResolved", Code);
        if (Reason.CheckLength(reason) is { } tooLong) return tooLong;

        Resolve(incident, now.Actor, now, changes);
        RecordHistory(HistoryVerb.IncidentRetried, now, changes, outcome: incident.ActivityId, reason: reason);
        return incident;
    }

    private void Raise(Effect.IncidentRaised raised, Circumstances now, ChangeSet changes)
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
        };
        OpenIncidents++;
        openIncidents.Add(incident);
        changes.Insert(incident);
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
    }

    private bool MayRetry(Circumstances now) =>
        now.Actor.Holds(Role.DivisionHead, CompetentUnit, now.Units)
        || now.Actor.Holds(Role.Approver, CompetentUnit, now.Units)
        || now.Actor.Holds(Role.ReceptionOfficer, ReceivingUnit, now.Units);
}
