using System.Collections.Immutable;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime;

/// <summary>
/// Moves a process on. Pure and synchronous: the same graph, position, stimulus and stored values always give the same step, and
/// nothing else is read or changed.
/// </summary>
public static class Interpreter
{
    /// <summary>Activities that one stimulus may run; beyond it the run stops with an incident that names the loop.</summary>
    public const int MostSteps = 50_000;

    [ThreadStatic]
    private static Run? spare;

    /// <summary>
    /// The step that a stimulus leads to. A stimulus that does not fit the position (its activity does not wait, the outcome is none of
    /// the step's, the process has not begun or is over) is a <see cref="RejectionKind.Conflict"/> and changes nothing.
    /// </summary>
    public static Result<Step> Advance(ProcessGraph graph, Position position, Stimulus stimulus, RunContext context)
    {
        if (!Fits(graph, position)) return RunSentences.Refuse("PositionOfAnotherVersion");

        var run = spare ?? new Run();
        spare = null;
        run.Begin(AsBegun(graph, position, stimulus), position, context);
        var rejection = StimulusHandling.Apply(run, stimulus);
        var step = rejection is null ? run.End() : null;
        run.Clear();
        spare = run;
        return rejection is null ? step! : rejection;
    }

    /// <summary>The graph as it lies from where the process began; the flowchart at the root remembers that as its turn.</summary>
    private static ProcessGraph AsBegun(ProcessGraph graph, Position position, Stimulus stimulus)
    {
        if (graph.Triggers.IsEmpty) return graph;
        var trigger = stimulus is Stimulus.Started started ? started.Trigger : position.Frames.IsEmpty ? -1 : position.Frames[0].Turn - 1;
        return graph.BegunAt(trigger);
    }

    private static bool Fits(ProcessGraph graph, Position position)
    {
        if (position.Phase == PositionPhase.Running && !FramesFit(graph, position.Frames)) return false;
        foreach (var wait in position.Waits)
            if (!Fits(graph, position, wait.At)) return false;
        foreach (var fault in position.Faults)
            if (!Fits(graph, position, fault.At)) return false;
        foreach (var token in position.Held)
            if (!Fits(graph, position, token)) return false;
        return true;
    }

    /// <summary>The process comes first, ids grow, and every container stands in an open one that holds it.</summary>
    private static bool FramesFit(ProcessGraph graph, ImmutableArray<Frame> frames)
    {
        if (frames.IsEmpty || frames[0] is not { Id: 0, Activity: 0, Parent: -1 }) return false;
        for (var i = 0; i < frames.Length; i++)
        {
            var frame = frames[i];
            if (frame.Activity >= graph.Activities.Length || frame.Arrivals.Length > (graph.Activities[frame.Activity].Flow?.ConnectionCount ?? 0)) return false;
            if (i > 0 && (frame.Id <= frames[i - 1].Id || !Contains(frames.AsSpan(0, i), frame.Parent))) return false;
        }
        return true;
    }

    private static bool Contains(ReadOnlySpan<Frame> frames, int id)
    {
        foreach (var frame in frames)
            if (frame.Id == id) return true;
        return false;
    }

    private static bool Fits(ProcessGraph graph, Position position, Token token)
    {
        if (token.Activity >= graph.Activities.Length || token.Via >= graph.Connections.Length) return false;
        foreach (var frame in position.Frames)
            if (frame.Id == token.Frame) return true;
        return false;
    }
}
