namespace Workflow.Runtime;

/// <summary>What happens to a process from outside; a closed set.</summary>
public abstract record Stimulus
{
    private Stimulus() { }

    /// <summary>The process begins; each input is a name and compact JSON.</summary>
    public sealed record Started(IReadOnlyDictionary<string, string> Inputs) : Stimulus;

    /// <summary>An officer completed the step that waits at an activity.</summary>
    /// <param name="DataJson">What the officer filled in, as compact JSON; null for nothing.</param>
    public sealed record TaskCompleted(int Activity, string Outcome, string? DataJson) : Stimulus;

    /// <summary>A named event came; every wait for it goes on, in the order in which they began.</summary>
    public sealed record EventRaised(string Name, string? PayloadJson) : Stimulus;

    /// <summary>An officer sends the dossier from a waiting activity back to an earlier human step, which opens anew.</summary>
    public sealed record Returned(int FromActivity, int ToActivity) : Stimulus;

    /// <summary>A failed activity is to be tried again.</summary>
    public sealed record Retried(int Activity) : Stimulus;

    /// <summary>The process is ended from outside, withdrawn or stopped: nothing waits any longer.</summary>
    public sealed record Ended : Stimulus;
}
