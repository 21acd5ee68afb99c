using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>Marks the longest way through a process: its steps with their hours, and the connections from each to the next.</summary>
internal static class LongestPathMarks
{
    public static IReadOnlyList<DrawingMark> Of(ProcessGraph graph, LongestPath longest, Words<DrawingWords> words)
    {
        var marks = longest.Steps.Select(s => new DrawingMark(graph.Activities[s.Activity].Path, MarkKind.OnLongestPath, NoteOf(s, words))).ToList();
        foreach (var (from, to) in longest.Steps.Zip(longest.Steps.Skip(1)))
            marks.AddRange(Way(graph, from.Activity, to.Activity).Select(c => new DrawingMark(graph.Connections[c].Path, MarkKind.OnLongestPath)));
        return marks;
    }

    private static Phrase NoteOf(LongestPath.Part step, Words<DrawingWords> words) => step.Rounds == 1
        ? words.Both("Hours", step.Minutes / 60m)
        : words.Both("HoursOfRounds", step.Rounds, step.Minutes / 60m / step.Rounds);

    /// <summary>The connections of the shortest way on from one activity to another; none where they stand in different flowcharts.</summary>
    private static List<int> Way(ProcessGraph graph, int from, int to)
    {
        var cameBy = new Dictionary<int, int> { [from] = -1 };
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out var at) && at != to)
            foreach (var connection in graph.Activities[at].Outbound)
                if (graph.Connections[connection].Direction == Direction.Forward && cameBy.TryAdd(graph.Connections[connection].Target, connection))
                    open.Enqueue(graph.Connections[connection].Target);

        var way = new List<int>();
        if (!cameBy.ContainsKey(to)) return way;
        for (var at = to; cameBy[at] >= 0; at = graph.Connections[cameBy[at]].Source) way.Add(cameBy[at]);
        return way;
    }
}
