using Workflow.Core.Tasks;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>Finds the longest path, from the innermost containers outwards.</summary>
internal sealed class LongestWay
{
    private readonly ProcessGraph graph;
    private readonly ProcessTree tree;
    private readonly IReadOnlyDictionary<int, FlowPaths> flows;
    private readonly Ways[] ways;

    private LongestWay(ProcessGraph graph, ProcessTree tree, IReadOnlyDictionary<int, FlowPaths> flows)
    {
        (this.graph, this.tree, this.flows) = (graph, tree, flows);
        ways = new Ways[graph.Activities.Length];
        // What is held stands behind its container, so that each is known before its container asks.
        for (var i = ways.Length - 1; i >= 0; i--) ways[i] = Through(graph.Activities[i]);
    }

    public static LongestPath Measure(ProcessGraph graph, ProcessTree tree, IReadOnlyDictionary<int, FlowPaths> flows)
    {
        var all = new LongestWay(graph, tree, flows).ways[0];
        var longest = Way.Longer(all.On, all.Over) ?? Way.Empty;
        var hasLoops = graph.Connections.Any(c => c.Direction is Direction.Backward or Direction.BackwardInvalid)
            || graph.Activities.Any(a => tree.ArrangementOf(a.Index) == Arrangement.Rounds);
        return new(longest.Parts(), Way.Clamp(longest.Minutes), hasLoops);
    }

    private Ways Through(ProcessActivity activity) => tree.ArrangementOf(activity.Index) switch
    {
        null => activity.Type is Finish or Complete || activity.Step is { Kind: StepKind.ReturnResult } ? new(null, Way.Empty) : new(Way.Of(activity), null),
        Arrangement.Connected => new FlowWays(flows[activity.Index], ways).Longest(),
        Arrangement.InTurn => InTurn(activity),
        Arrangement.Alternatives => Longest(activity) is var one ? one with { On = one.On ?? Way.Empty } : default,
        Arrangement.SideBySide => Longest(activity) is { On: null, Over: null } ? new(Way.Empty, null) : Longest(activity),
        Arrangement.Rounds => InRounds(Longest(activity), activity.MostRounds),
        Arrangement.RoundsSideBySide => InRounds(Longest(activity), 1),
        var other => throw new InvalidOperationException($"No rule for {other}."),
    };

    private Ways InTurn(ProcessActivity container)
    {
        var all = new Ways(Way.Empty, null);
        foreach (var child in tree.ChildrenOf(container.Index))
        {
            all = all.Then(ways[child]);
            if (graph.Activities[child].Type.IsTerminal) break;
        }
        return all;
    }

    private Ways Longest(ProcessActivity container)
    {
        var longest = default(Ways);
        foreach (var child in tree.ChildrenOf(container.Index)) longest = longest.Or(ways[child]);
        return longest;
    }

    private static Ways InRounds(Ways round, int rounds) =>
        round.On is null ? round with { On = Way.Empty } : new(round.On.Times(rounds), round.Over is null ? null : rounds == 1 ? round.Over : round.On.Times(rounds - 1).Then(round.Over));
}

/// <summary>The longest ways through something.</summary>
/// <param name="On">Of those behind which the process goes on; null where none does.</param>
/// <param name="Over">Of those on which processing ends inside; null where none does.</param>
internal readonly record struct Ways(Way? On, Way? Over)
{
    public Ways Then(Ways next) => On is null ? this : new(next.On is null ? null : On.Then(next.On), Way.Longer(Over, next.Over is null ? null : On.Then(next.Over)));

    public Ways Or(Ways other) => new(Way.Longer(On, other.On), Way.Longer(Over, other.Over));
}
