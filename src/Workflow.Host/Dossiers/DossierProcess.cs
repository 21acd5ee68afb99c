using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Children;
using Workflow.Host.Procedures;
using Workflow.Persistence.Commands;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Dossiers;

/// <summary>
/// The one place that moves a dossier's process after a verb: stimulus in, effects applied to the same change set. A process
/// that cannot be moved blocks the dossier with an incident; the officer's decision stands.
/// </summary>
internal sealed class DossierProcess(PublishedProcesses processes)
{
    // Far more than any sensible process sends itself in one go, few enough to end at once.
    private const int MostLocalEvents = 100;

    private static readonly Effect[] nothing = [];

    /// <summary>The graph that a dossier runs on.</summary>
    public Result<ProcessGraph> GraphOf(Dossier dossier, CommandSession session)
    {
        var version = processes.Of(dossier.VersionId, session);
        if (version.Rejection is { } unreadable) return unreadable;
        return version.Value.Graphs.TryGetValue(dossier.Process, out var graph)
            ? graph
            : ServiceSentences.Refuse(RejectionKind.Conflict, "VersionUnreadable");
    }

    /// <summary>Brings a stimulus to the process and takes over what it leads to.</summary>
    /// <param name="at">Where an incident is raised if the process cannot be moved: the activity that the stimulus is meant for.</param>
    public Rejection? Advance(Dossier dossier, Stimulus stimulus, int at, Completion? cause, Circumstances now, CommandSession session) =>
        Move(dossier, stimulus, at, cause, now, session).Rejection;

    /// <inheritdoc cref="Advance"/>
    /// <param name="hops">How many events led to this stimulus.</param>
    /// <returns>Everything that the process asked for; empty where it could not be moved and stands still with an incident.</returns>
    public Result<IReadOnlyList<Effect>> Move(
        Dossier dossier, Stimulus stimulus, int at, Completion? cause, Circumstances now, CommandSession session, int hops = 0)
    {
        if (IsGone(dossier, stimulus)) return ServiceSentences.Refuse(RejectionKind.Conflict, "NothingWaiting", dossier.Code);
        var step = Walk(dossier, stimulus, now, session);
        if (step.Rejection is { } reason) return StandStill(dossier, stimulus, at, reason, now, session);
        var effects = new List<Effect>(step.Value.Effects);
        if (dossier.Apply(step.Value.Position.Encode(), step.Value.Effects, cause, now, session.Changes).Rejection is { } refused) return refused;
        if (TellItself(dossier, effects, now, session) is { } unheard) return unheard;
        foreach (var effect in effects)
            if (effect is Effect.EventPublished { Local: false } published) Send(dossier, published, hops, now, session);
        ChildErrands.Write(dossier, processes.Of(dossier.VersionId, session).Value, stimulus, effects, now, session);
        return effects;
    }

    /// <summary>Blocks the dossier at a wait because what came for it cannot be taken in; the incident keeps it for the retry.</summary>
    public void Block(Dossier dossier, DossierWait wait, Stimulus stimulus, Rejection reason, Circumstances now, CommandSession session)
    {
        dossier.Block(wait.Activity, wait.Frame, ActivityId(dossier, wait.Activity, session), reason, now, session.Changes, Undelivered.Of(stimulus));
        dossier.Hold(wait, session.Changes);
    }

    /// <summary>Blocks the dossier at an activity that waits for nothing and whose wish could not be granted.</summary>
    public void Block(Dossier dossier, int activity, int frame, Rejection reason, Circumstances now, CommandSession session) =>
        dossier.Block(activity, frame, ActivityId(dossier, activity, session), reason, now, session.Changes);

    private Result<IReadOnlyList<Effect>> StandStill(
        Dossier dossier, Stimulus stimulus, int at, Rejection reason, Circumstances now, CommandSession session)
    {
        // A wish of the caller that the process cannot grant is refused; what was decided already must not be lost.
        if (stimulus is Stimulus.Returned or Stimulus.EventRaised or Stimulus.Retried or Stimulus.Skipped) return reason;
        if (stimulus is Stimulus.Ended)
        {
            if (dossier.Apply(dossier.Position, Abandonment(dossier), null, now, session.Changes).Rejection is { } refused) return refused;
            ChildErrands.WriteEnd(dossier, now, session);
            return nothing;
        }
        if (WaitOf(dossier, stimulus) is { } wait) Block(dossier, wait, stimulus, reason, now, session);
        else dossier.Block(at, (stimulus as Stimulus.TaskCompleted)?.Frame ?? 0, ActivityId(dossier, at, session), reason, now, session.Changes);
        return nothing;
    }

    /// <summary>Brings the events that a process sends to itself, in order, until it sends no more.</summary>
    private Rejection? TellItself(Dossier dossier, List<Effect> effects, Circumstances now, CommandSession session)
    {
        for (var (next, told) = (0, 0); next < effects.Count; next++)
        {
            if (effects[next] is not Effect.EventPublished { Local: true } own || dossier.IsClosed) continue;
            if (!dossier.Waits.Any(w => w.Kind == WaitKind.Event && w.Key == own.Name)) continue;
            if (++told > MostLocalEvents) return Stop(dossier, own.Name, now, session);
            var step = Walk(dossier, new Stimulus.EventRaised(own.Name, own.PayloadJson), now, session);
            if (step.Rejection is { } reason) return reason;
            if (dossier.Apply(step.Value.Position.Encode(), step.Value.Effects, null, now, session.Changes).Rejection is { } refused) return refused;
            effects.AddRange(step.Value.Effects);
        }
        return null;
    }

    /// <summary>Leaves an event with the delivery, in the same commit as the step that sent it.</summary>
    private static void Send(Dossier dossier, Effect.EventPublished published, int hops, Circumstances now, CommandSession session)
    {
        if (hops >= RaisedEvent.MostHops)
        {
            Stop(dossier, published.Name, now, session);
            return;
        }
        session.Changes.Insert(new RaisedEvent
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now.Now)),
            Name = published.Name,
            CorrelationId = published.CorrelationId,
            Payload = published.PayloadJson,
            RaisedBy = Actor.System.Id,
            RaisedAt = now.Now,
            Hops = hops + 1,
        }.DueAt(now.Now));
    }

    /// <summary>The process would go on telling itself, or others, for ever: it stays where it has come to.</summary>
    private static Rejection? Stop(Dossier dossier, string eventName, Circumstances now, CommandSession session)
    {
        dossier.Block(0, 0, "", ServiceSentences.Refuse(RejectionKind.Conflict, "EventsWithoutEnd", eventName), now, session.Changes);
        return null;
    }

    private Result<Step> Walk(Dossier dossier, Stimulus stimulus, Circumstances now, CommandSession session)
    {
        var version = processes.Of(dossier.VersionId, session);
        if (version.Rejection is { } unreadable) return unreadable;
        var graph = GraphOf(dossier, session);
        if (graph.Rejection is { } lost) return lost;
        var position = dossier.Position.Length == 0 ? Position.Start : Position.Decode(dossier.Position);
        if (position.Rejection is { } undecodable) return undecodable;
        return Interpreter.Advance(graph.Value, position.Value, stimulus, new RunContext
        {
            Now = now.Now,
            DossierId = dossier.Id.ToString(),
            DossierCode = dossier.Code,
            DefinitionId = graph.Value.DefinitionId,
            DefinitionVersion = version.Value.Number,
            Zone = now.ClockOf(dossier.ReceivingUnit).Zone,
            Stored = dossier.StoredValue,
        });
    }

    private static bool IsGone(Dossier dossier, Stimulus stimulus) =>
        stimulus is Stimulus.Resumed or Stimulus.Failed && WaitOf(dossier, stimulus) is null;

    private static DossierWait? WaitOf(Dossier dossier, Stimulus stimulus) => stimulus switch
    {
        Stimulus.Resumed at => dossier.WaitAt(at.Activity, at.Frame, at.Kind, at.Key),
        Stimulus.Failed at => dossier.WaitAt(at.Activity, at.Frame, at.Kind, at.Key),
        _ => null,
    };

    private static IReadOnlyList<Effect> Abandonment(Dossier dossier) =>
    [
        .. dossier.OpenTasks.Select(t => new Effect.TaskCancelled(t.Activity, t.Frame)),
        .. dossier.Waits.Select(w => new Effect.WaitEnded(w.Activity, w.Frame, w.Kind, w.Key)),
    ];

    private string ActivityId(Dossier dossier, int activity, CommandSession session)
    {
        var graph = GraphOf(dossier, session);
        return !graph.IsRejected && activity < graph.Value.Activities.Length ? graph.Value.Activities[activity].Id : "";
    }
}
