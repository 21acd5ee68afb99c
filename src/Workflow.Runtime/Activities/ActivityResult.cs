using Workflow.Core;
using Workflow.Core.Dossiers;

namespace Workflow.Runtime.Activities;

/// <summary>What an activity asks for once it has run; a closed set.</summary>
public abstract record ActivityResult
{
    private ActivityResult() { }

    /// <summary>Done, with the outcome that every activity has.</summary>
    public static readonly Completed Done = new(["Done"]);

    /// <summary>Done with one or more outcomes; connections that leave by them are followed.</summary>
    public sealed record Completed(IReadOnlyList<string> Outcomes) : ActivityResult;

    /// <summary>An officer is to act; the activity completes with the outcome that the officer chooses.</summary>
    public sealed record TaskWanted(string Title, string Instructions) : ActivityResult;

    /// <summary>Something is to come from outside; <see cref="ActivityBehaviour.Resume"/> is called with it.</summary>
    public sealed record Waiting(IReadOnlyList<WaitWanted> Waits) : ActivityResult
    {
        public Waiting(WaitKind kind, string key, DateTime? dueAt = null) : this([new(kind, key, dueAt, null)]) { }
    }

    /// <summary>One thing to wait for.</summary>
    /// <param name="Request">What is asked of the outside so that it comes; null where it comes by itself.</param>
    public sealed record WaitWanted(WaitKind Kind, string Key, DateTime? DueAt, Effect? Request);

    /// <summary>One of several things has come; the activity waits for the others.</summary>
    public sealed record StillWaiting : ActivityResult;

    /// <summary>The definition that holds the activity is complete, with outcomes.</summary>
    public sealed record CompositeCompleted(IReadOnlyList<string> Outcomes) : ActivityResult;

    /// <summary>The whole process is over.</summary>
    public sealed record ProcessFinished : ActivityResult;

    /// <summary>Cannot go on; becomes an incident that can be tried again.</summary>
    public sealed record Failed(string Code, Phrase Sentence) : ActivityResult;
}
