using Workflow.Core.Outbox;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Whether the process waits for the answer to a message.</summary>
    public bool Awaits(OutboxMessage message) => waits.Exists(w => w.Kind == WaitKind.Call && w.Key == message.Id.ToString());

    /// <summary>Records what came of a message that the process waits for, by the host it went to; the automatic part of the walk joins this entry.</summary>
    public void RecordAnswer(OutboxMessage message, Circumstances now, ChangeSet changes) => RecordHistory(
        message.State == OutboxState.Sent ? HistoryVerb.CallAnswered : HistoryVerb.CallFailed, now, changes,
        outcome: message.Channel[CallMessage.NoChannel.Length..]);

    /// <summary>Resolves the incident that a message raised when it was given up, before the process tries the activity again.</summary>
    /// <returns>False when there is none: the process has gone on, or somebody has tried it again already.</returns>
    public bool RetryAfter(OutboxMessage message, Circumstances now, ChangeSet changes)
    {
        var incident = openIncidents.Find(i => (i.Activity, i.Frame) == (message.Activity, message.Frame) && i.RaisedAt == message.SettledAt);
        if (incident is null) return false;
        Resolve(incident, now.Actor, now, changes);
        RecordHistory(HistoryVerb.IncidentRetried, now, changes, outcome: incident.ActivityId);
        return true;
    }

    private void Request(Effect.CallRequested requested, Circumstances now, ChangeSet changes) => changes.Insert(
        CallMessage.Of(requested.Id, Id, ReceivingUnit, ++MessageCount, (requested.Activity, requested.Frame), requested.Call, now.Now));
}
