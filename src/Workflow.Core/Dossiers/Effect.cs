using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

/// <summary>
/// What the process asks for after a stimulus; a closed set, in the order in which it happened. An activity is named by its index in the
/// version's list, together with the frame it runs in (<see cref="Dossiers.Frame"/>): inside a loop over several items at once the same
/// activity may be under way more than once.
/// </summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>A human step opens.</summary>
    public sealed record TaskOpened(int Activity, StepSettings Step, string Title, string Instructions, int Frame = 0) : Effect;

    /// <summary>The open step is no longer wanted: a join took another branch, or its container ended.</summary>
    public sealed record TaskCancelled(int Activity, int Frame = 0) : Effect;

    /// <summary>An activity begins to wait for something other than an officer.</summary>
    /// <param name="Key">What it waits for: the event's name, the endpoint's methods and path, the work's, call's or child's id; empty for a timer.</param>
    /// <param name="DueAt">When a timer is due, UTC; null for every other kind.</param>
    public sealed record WaitOpened(int Activity, int Frame, WaitKind Kind, string Key, DateTime? DueAt = null) : Effect;

    /// <summary>A wait is over, because what it waited for came or because nobody wants it any longer.</summary>
    public sealed record WaitEnded(int Activity, int Frame, WaitKind Kind, string Key) : Effect;

    /// <summary>A worker outside is to do something; its wait has the id as its key.</summary>
    public sealed record WorkRequested(int Activity, int Frame, Guid Id, string Name, string? PayloadJson) : Effect;

    /// <summary>A call over HTTP is to be made; its wait has the id as its key.</summary>
    public sealed record CallRequested(int Activity, int Frame, Guid Id, HttpCall Call) : Effect;

    /// <summary>Another process is to start; where the parent waits for it, the wait has the id as its key.</summary>
    /// <param name="DefinitionId">The process, by the id of its definition; its version was settled when the parent's was published.</param>
    /// <param name="InputJson">A JSON object of inputs; null for none.</param>
    /// <param name="CorrelationId">By which the child is found; null leaves it the code of its own dossier.</param>
    /// <param name="Awaited">What of the child the parent waits for.</param>
    public sealed record ChildRequested(int Activity, int Frame, Guid Id, string DefinitionId, string? InputJson, string? CorrelationId, ChildWait Awaited) : Effect;

    /// <summary>A named event is sent.</summary>
    /// <param name="CorrelationId">Whom it is for; null for all that wait for it.</param>
    /// <param name="Local">Only for this very process.</param>
    public sealed record EventPublished(string Name, string? CorrelationId, bool Local, string? PayloadJson) : Effect;

    /// <summary>The caller of an endpoint gets an answer.</summary>
    public sealed record AnswerGiven(int StatusCode, string? ContentType, string Body, IReadOnlyDictionary<string, string> Headers) : Effect;

    /// <summary>The process is from now on found by this; null for the code of its dossier.</summary>
    public sealed record Correlated(string? CorrelationId) : Effect;

    /// <summary>A variable has a new value; <paramref name="Json"/> is compact JSON of at most 64 KB.</summary>
    public sealed record VariableSet(string Scope, string Name, string Json) : Effect;

    /// <summary>A container is over, and with it the variables of its scope.</summary>
    public sealed record ScopeEnded(string Scope) : Effect;

    /// <summary>A line for the journal.</summary>
    public sealed record LineWritten(int Activity, string Text) : Effect;

    /// <summary>The process came by an activity: the trace that the history keeps.</summary>
    /// <param name="Key">Tells the activity apart in the whole version: its id, behind the ids of the activities whose definitions it is drawn in.</param>
    public sealed record ActivityPassed(int Activity, string Key, ActivityStatus Status, string? Outcome) : Effect;

    /// <summary>An automatic step failed; the other branches go on.</summary>
    public sealed record IncidentRaised(int Activity, string ActivityId, string Code, Phrase Sentence, int Frame = 0) : Effect;

    /// <summary>The incident is over without being mended: nobody waits for the activity any longer.</summary>
    public sealed record IncidentDropped(int Activity, int Frame = 0) : Effect;

    /// <summary>Nothing is running, waiting or failed any more.</summary>
    public sealed record Finished : Effect;
}

/// <summary>What happened to an activity, in the words of Elsa's journal.</summary>
public enum ActivityStatus { Started, Completed, Suspended, Resumed, Canceled, Skipped, Faulted }
