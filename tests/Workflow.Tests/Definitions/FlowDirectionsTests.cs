using Workflow.Interpretation;
using Workflow.Runtime.Definitions;

namespace Workflow.Definitions;

/// <summary>How connections lie, against the rule taken word by word: slower, and plain to see.</summary>
public sealed class FlowDirectionsTests
{
    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public void Read_RandomConnections_LieAsTheRuleSays(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 12);
        var ends = Enumerable.Range(0, random.Next(30)).Select(_ => (Source: random.Next(count), Target: random.Next(count))).ToList();
        var drawing = string.Join(' ', Enumerable.Range(0, count).Select(i => i == 0 ? "n0:Start" : $"n{i}:Line(x)")) + " | " + string.Join(' ', ends.Select(e => $"n{e.Source}>n{e.Target}"));

        var directions = Drawing.Graph(drawing).Connections.Select(c => c.Direction);

        Assert.That(directions, Is.EqualTo(ByTheRule(ends)), drawing);
    }

    private static List<Direction> ByTheRule(List<(int Source, int Target)> ends)
    {
        var directions = ends.Select(_ => Direction.Unreachable).ToList();
        var order = new List<int> { 0 };
        for (var at = 0; at < order.Count; at++)
            for (var i = 0; i < ends.Count; i++)
            {
                if (ends[i].Source != order[at]) continue;
                directions[i] = Leads(ends, directions, ends[i].Target, ends[i].Source, without: -1) ? Direction.Backward : Direction.Forward;
                if (directions[i] == Direction.Forward && !order.Contains(ends[i].Target)) order.Add(ends[i].Target);
            }
        var isInvalid = ends.Select((e, i) => directions[i] == Direction.Backward && e.Target != 0 && Leads(ends, directions, 0, e.Source, without: e.Target)).ToList();
        return [.. directions.Select((d, i) => isInvalid[i] ? Direction.BackwardInvalid : d)];
    }

    private static bool Leads(List<(int Source, int Target)> ends, List<Direction> directions, int from, int to, int without)
    {
        if (to == without) return false;
        if (from == to) return true;
        return from != without && ends.Where((e, i) => e.Source == from && directions[i] == Direction.Forward).Any(e => Leads(ends, directions, e.Target, to, without));
    }
}
