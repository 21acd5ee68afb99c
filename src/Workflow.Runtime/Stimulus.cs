using Workflow.Core;
using Workflow.Core.Dossiers;

namespace Workflow.Runtime;

/// <summary>
/// What happens to a process from outside; a closed set. A place is an activity together with the frame in which it is under way, as the
/// effect that opened it said.
/// </summary>
public abstract record Stimulus
{
    private Stimulus() { }

    /// <summary>The process begins; each input is a name and compact JSON.</summary>
    /// <param name="Trigger">The activity that something outside triggered; -1 for the ordinary start.</param>
    /// <param name="PayloadJson">What came with the trigger.</param>
    public sealed record Started(IReadOnlyDictionary<string, string> Inputs, int Trigger = -1, string? PayloadJson = null) : Stimulus;

    /// <summary>An officer completed the step that waits at a place.</summary>
    /// <param name="DataJson">What the officer filled in, as compact JSON; null for nothing.</param>
    public sealed record TaskCompleted(int Activity, string Outcome, string? DataJson, int Frame = 0) : Stimulus;

    /// <summary>A named event came; every wait for it goes on, in the order in which they began.</summary>
    public sealed record EventRaised(string Name, string? PayloadJson) : Stimulus;

    /// <summary>What an activity waits for came: a timer is due, a request arrived, a worker, a call or another process is done.</summary>
    /// <param name="Key">Of the wait, as its effect said.</param>
    public sealed record Resumed(int Activity, int Frame, WaitKind Kind, string Key, string? PayloadJson) : Stimulus;

    /// <summary>What an activity waits for will not come: a worker, a call or another process has failed.</summary>
    public sealed record Failed(int Activity, int Frame, WaitKind Kind, string Key, string Code, Phrase Sentence) : Stimulus;

    /// <summary>An officer sends the dossier from a waiting activity back to an earlier human step, which opens anew.</summary>
    public sealed record Returned(int FromActivity, int ToActivity, int Frame = 0) : Stimulus;

    /// <summary>A failed activity is to be tried again.</summary>
    /// <param name="Variables">Variables to correct first: names that the activity sees, and compact JSON.</param>
    public sealed record Retried(int Activity, int Frame = 0, IReadOnlyDictionary<string, string>? Variables = null) : Stimulus;

    /// <summary>A failed activity is to be passed over, as if it had completed with an outcome; null for its first.</summary>
    public sealed record Skipped(int Activity, int Frame, string? Outcome) : Stimulus;

    /// <summary>The process is ended from outside, withdrawn or stopped: nothing waits any longer.</summary>
    public sealed record Ended : Stimulus;
}
