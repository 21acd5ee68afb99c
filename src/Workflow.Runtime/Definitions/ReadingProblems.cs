using Workflow.Core;

namespace Workflow.Runtime.Definitions;

/// <summary>Gathers everything wrong with one definition, in the order of reading.</summary>
internal sealed class ReadingProblems
{
    /// <summary>More than this is not read by anybody, and a hostile file could make millions.</summary>
    private const int Most = 1000;

    /// <summary>What of a text out of the definition a sentence shows, in characters.</summary>
    private const int LongestShown = 300;

    private static readonly SentenceBook sentences = SentenceBook.For<DefinitionSentences>();
    private readonly List<Problem> found = [];

    public IReadOnlyList<Problem> All => found;

    /// <summary>Whether no further problem is kept.</summary>
    public bool IsFull => found.Count >= Most;

    /// <summary>Whether something was found that leaves no graph to run.</summary>
    public bool PreventGraph { get; private set; }

    /// <summary>Notes what leaves no graph to run.</summary>
    public void Add(string code, string path, string? subject, params ReadOnlySpan<object?> arguments)
    {
        PreventGraph = true;
        AddUnpublishable(code, path, subject, arguments);
    }

    /// <summary>Notes a problem that another reader has put into words; it leaves no graph to run.</summary>
    public void Add(Problem problem)
    {
        PreventGraph = true;
        if (!IsFull) found.Add(problem);
    }

    /// <summary>Notes what was found in another definition, at the place where that one is used.</summary>
    public void AddAll(ReadingProblems others, string path)
    {
        PreventGraph |= others.PreventGraph;
        foreach (var problem in others.All)
            if (found.Count < Most) found.Add(problem with { Path = path + problem.Path[1..] });
    }

    /// <summary>All that was found, as a rejection.</summary>
    public Rejection Reject(string code) => new(RejectionKind.Malformed, code, sentences.Of(code)) { Problems = found };

    /// <summary>Notes what a run can pass over and publishing refuses.</summary>
    public void AddUnpublishable(string code, string path, string? subject, params ReadOnlySpan<object?> arguments)
    {
        if (IsFull) return;
        var shown = arguments.ToArray();
        foreach (ref var argument in shown.AsSpan())
            if (argument is string { Length: > LongestShown } text) argument = string.Concat(text.AsSpan(0, LongestShown), "…");
        found.Add(new(code, path, subject, sentences.Of(code, shown)));
    }
}

/// <summary>Marks the sentences about what is wrong with a definition.</summary>
internal sealed class DefinitionSentences;
