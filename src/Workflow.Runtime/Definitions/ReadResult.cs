using Workflow.Core;

namespace Workflow.Runtime.Definitions;

/// <summary>
/// What became of a definition: the graph, where one could be built, and everything that is wrong with the text. A graph
/// may stand beside problems (a step without a limit, a merge mode): it can be traced, and must not be published.
/// </summary>
public sealed record ReadResult(ProcessGraph? Graph, IReadOnlyList<Problem> Problems)
{
    /// <summary>What the reading cost, by its own count: tokens, members compared, items and connections looked at, characters taken.</summary>
    public long Steps { get; init; }

    /// <summary>What the library did not have, so that whoever can find more may read again.</summary>
    public MissingDefinitions Missing { get; init; } = new(new HashSet<string>(), new HashSet<string>());

    /// <summary>Whether a graph was built and nothing is wrong with it.</summary>
    public bool IsClean => Graph is not null && Problems.Count == 0;
}
