using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
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
    public Rejection? Advance(Dossier dossier, Stimulus stimulus, int at, Completion? cause, Circumstances now, CommandSession session)
    {
        var step = Walk(dossier, stimulus, now, session);
        if (step.Rejection is { } reason)
        {
            // A wish of the caller that the process cannot grant is refused; what was decided already must not be lost.
            if (stimulus is Stimulus.Returned or Stimulus.EventRaised) return reason;
            if (stimulus is Stimulus.Ended) return dossier.Apply(dossier.Position, Abandonment(dossier), null, now, session.Changes).Rejection;
            dossier.Block(at, (stimulus as Stimulus.TaskCompleted)?.Frame ?? 0, ActivityId(dossier, at, session), reason, now, session.Changes);
            return null;
        }
        return dossier.Apply(step.Value.Position.Encode(), step.Value.Effects, cause, now, session.Changes).Rejection;
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
