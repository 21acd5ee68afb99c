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
    public const int MostSteps = 10_000;

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
        run.Begin(graph, position, context);
        var rejection = StimulusHandling.Apply(run, stimulus);
        var step = rejection is null ? run.End() : null;
        run.Clear();
        spare = run;
        return rejection is null ? step! : rejection;
    }

    private static bool Fits(ProcessGraph graph, Position position)
    {
        if (position.Arrivals.Length > graph.Connections.Length) return false;
        foreach (var wait in position.Waits)
            if (!Fits(graph, wait.At)) return false;
        foreach (var fault in position.Faults)
            if (!Fits(graph, fault.At)) return false;
        foreach (var token in position.Held)
            if (!Fits(graph, token)) return false;
        return true;
    }

    private static bool Fits(ProcessGraph graph, Token token) =>
        token.Activity > 0 && token.Activity < graph.Activities.Length && token.Via < graph.Connections.Length;
}
