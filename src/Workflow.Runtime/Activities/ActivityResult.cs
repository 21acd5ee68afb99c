using Workflow.Core;

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

    /// <summary>A named event is to come.</summary>
    public sealed record EventWanted(string Name) : ActivityResult;

    /// <summary>Cannot go on; becomes an incident that can be tried again.</summary>
    public sealed record Failed(string Code, Phrase Sentence) : ActivityResult;
}
