using System.Collections.Immutable;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime;

/// <summary>How a run is taken up from a position, begins a process, and becomes a position again.</summary>
public sealed partial class Run
{
    private int trigger;
    private JsValue triggerPayload;
    private PositionPhase phase;

    internal PositionPhase Phase => phase;

    /// <summary>Work of a run that was stopped over its limit, not begun.</summary>
    internal IReadOnlyList<Work> Held => held;

    internal void Begin(ProcessGraph graph, Position position, RunContext context)
    {
        Graph = graph;
        phase = position.Phase;
        (lastBackward, trigger, triggerPayload) = (-1, -1, JsValue.Undefined);
        values.Begin(graph, position, context);
        foreach (var frame in position.Frames) GoOn(frame);
        foreach (var wait in position.Waits) GoOn(wait);
        foreach (var fault in position.Faults) GoOn(fault);
        foreach (var token in position.Held)
        {
            held.Add(new(Graph.Activities[token.Activity], FrameOf(token.Frame), token.Via));
            held[^1].Frame.UnderWay++;
        }
    }

    /// <summary>The step that this run came to.</summary>
    internal Step End()
    {
        values.WriteChanges(effects, frames);
        if (phase == PositionPhase.Finished) effects.Add(new Effect.Finished());
        if (takenBack) effects.RemoveAll(effect => effect is null);
        return new(ToPosition(), effects.ToArray()!);
    }

    /// <summary>Forgets this run, so that the next one can use its memory.</summary>
    internal void Clear()
    {
        queue.Clear();
        held.Clear();
        waits.Clear();
        faults.Clear();
        effects.Clear();
        CloseFrames();
        values.Clear();
        (steps, serial, takenBack, HasCaller) = (0, 0, false, false);
        Graph = null!;
        current = null!;
        currentFrame = null!;
    }

    /// <summary>Begins the process, at the activity that something outside triggered where there is one.</summary>
    internal void Start(int triggeredBy, JsValue payload)
    {
        phase = PositionPhase.Running;
        (trigger, triggerPayload) = (triggeredBy, payload);
        HasCaller = triggeredBy >= 0 && Graph.Activities[triggeredBy].Endpoint is not null;
        var root = Graph.Activities[0];
        var process = OpenFrameFor(root, parent: null, isItem: false);
        // From which activity the connections are to be looked at, for as long as the process lasts.
        if (root.Flow is not null && triggeredBy > 0) process.Turn = triggeredBy + 1;
        if (process.Container is not { } container)
        {
            Enqueue(root, process);
            return;
        }
        Emit(0, ActivityStatus.Started);
        Take(process, container);
    }

    private Position ToPosition() => phase is PositionPhase.Finished or PositionPhase.Ended
        ? new() { Phase = phase }
        : new()
        {
            Phase = phase,
            Frames = ToFrames(),
            Waits = ToWaits(),
            Faults = [.. faults.Select(f => f.Fault)],
            Held = [.. held.Select(w => w.Token)],
        };

    private ImmutableArray<Wait> ToWaits()
    {
        if (waits.Count == 0) return [];
        var made = ImmutableArray.CreateBuilder<Wait>(waits.Count);
        foreach (var wait in waits) made.Add(wait.Wait);
        return made.MoveToImmutable();
    }
}
