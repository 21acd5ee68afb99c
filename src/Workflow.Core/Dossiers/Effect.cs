using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

/// <summary>What the process asks for after a stimulus; a closed set, in the order in which it happened.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>A human step opens at an activity of the version's list.</summary>
    public sealed record TaskOpened(int Activity, StepSettings Step, string Title, string Instructions) : Effect;

    /// <summary>The open step at an activity is no longer wanted: a join took another branch, or the process ended.</summary>
    public sealed record TaskCancelled(int Activity) : Effect;

    /// <summary>A wait for a named event opens.</summary>
    public sealed record EventAwaited(int Activity, string Name) : Effect;

    /// <summary>A wait for a named event is over, because the event came or nobody waits any longer.</summary>
    public sealed record EventWaitEnded(int Activity) : Effect;

    /// <summary>A variable has a new value; <paramref name="Json"/> is compact JSON of at most 64 KB.</summary>
    public sealed record VariableSet(string Scope, string Name, string Json) : Effect;

    /// <summary>A line for the journal.</summary>
    public sealed record LineWritten(int Activity, string Text) : Effect;

    /// <summary>An activity was passed: the trace that the history keeps.</summary>
    public sealed record ActivityPassed(int Activity, string ActivityId, ActivityStatus Status, string? Outcome) : Effect;

    /// <summary>An automatic step failed; the other branches go on.</summary>
    public sealed record IncidentRaised(int Activity, string ActivityId, string Code, Phrase Sentence) : Effect;

    /// <summary>The incident at an activity is over without being mended: nobody waits for the activity any longer.</summary>
    public sealed record IncidentDropped(int Activity) : Effect;

    /// <summary>Nothing is running, waiting or failed any more.</summary>
    public sealed record Finished : Effect;
}

/// <summary>What happened to an activity, in the words of Elsa's journal.</summary>
public enum ActivityStatus { Started, Completed, Suspended, Resumed, Canceled, Skipped, Faulted }
