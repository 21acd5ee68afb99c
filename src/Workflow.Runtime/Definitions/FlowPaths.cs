using System.Collections.Immutable;

namespace Workflow.Runtime.Definitions;

/// <summary>One flowchart as the checks see it: what leads to what, and what can be under way together.</summary>
internal sealed class FlowPaths
{
    private readonly Findings findings;
    private readonly Dictionary<int, int> rank = [];
    private readonly BitTable ahead;
    private ParallelPairs? parallel;
    private BitTable? around;

    public FlowPaths(ProcessGraph graph, ProcessActivity flowchart, Findings findings)
    {
        this.findings = findings;
        (Graph, Flow) = (graph, flowchart.Flow!);
        Order = FlowOrder.Of(graph, Flow);
        for (var i = 0; i < Order.Length; i++) rank.Add(Order[i], i);
        ahead = new(Order.Length, Order.Length);
        for (var i = Order.Length - 1; i >= 0; i--)
        {
            ahead[i, i] = true;
            foreach (var target in SuccessorsOf(i)) Join(ahead, i, target);
        }
    }

    public ProcessGraph Graph { get; }

    public FlowBody Flow { get; }

    /// <summary>What the start reaches, in an order in which every forward connection leads onwards.</summary>
    public ImmutableArray<int> Order { get; }

    public IEnumerable<Connection> Connections => Enumerable.Range(Flow.FirstConnection, Flow.ConnectionCount).Select(i => Graph.Connections[i]);

    public bool IsReached(int activity) => rank.ContainsKey(activity);

    /// <summary>Place in the order; only of what the start reaches.</summary>
    public int RankOf(int activity) => rank[activity];

    /// <summary>Whether forward connections lead from one activity to another; an activity leads to itself.</summary>
    public bool Leads(int from, int to) => rank.TryGetValue(from, out var one) && rank.TryGetValue(to, out var other) && ahead[one, other];

    /// <summary>Whether forward connections lead from one place in the order to the other, either way.</summary>
    public bool AreInLine(int one, int other) => ahead[one, other] || ahead[other, one];

    /// <summary>Whether two different activities can be under way at the same time.</summary>
    public bool AreTogether(int one, int other) =>
        rank.TryGetValue(one, out var here) && rank.TryGetValue(other, out var there) && (parallel ??= new(this, findings)).Contains(here, there);

    /// <summary>Whether one activity can have run when another runs, in this round or after going back.</summary>
    public bool LeadsInSomeRound(int from, int to) => rank.TryGetValue(from, out var one) && rank.TryGetValue(to, out var other) && (around ??= Around())[one, other];

    /// <summary>Ranks that forward connections lead to from a rank, each once.</summary>
    public IEnumerable<int> SuccessorsOf(int of) => Outbound(Order[of]).Where(c => c.Direction == Direction.Forward).Select(c => rank[c.Target]).Distinct();

    /// <summary>Whether an outcome of an activity has no connection.</summary>
    public bool HasOpenOutcome(ProcessActivity activity) => OpenOutcomes(activity).Any();

    public IEnumerable<string> OpenOutcomes(ProcessActivity activity)
    {
        var connected = Outbound(activity.Index).Select(c => c.Outcome).ToHashSet(StringComparer.Ordinal);
        return activity.Behaviour.Outcomes.Where(outcome => !connected.Contains(outcome));
    }

    public IEnumerable<Connection> Outbound(int activity)
    {
        var connections = Graph.Activities[activity].Outbound;
        findings.Steps += connections.Length + 1;
        return connections.Select(i => Graph.Connections[i]);
    }

    /// <summary>Over connections of every direction, by Warshall's rule.</summary>
    private BitTable Around()
    {
        var table = new BitTable(Order.Length, Order.Length);
        foreach (var activity in Order)
            foreach (var connection in Outbound(activity))
                if (rank.TryGetValue(connection.Target, out var target)) table[rank[activity], target] = true;
        for (var over = 0; over < Order.Length; over++)
            for (var from = 0; from < Order.Length; from++)
                if (table[from, over]) Join(table, from, over);
        findings.Steps += Order.Length * Order.Length;
        return table;
    }

    private void Join(BitTable table, int row, int with)
    {
        table.Join(row, table, with);
        findings.Steps += table.Width;
    }
}
