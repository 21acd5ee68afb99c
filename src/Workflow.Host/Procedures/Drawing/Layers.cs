namespace Workflow.Host.Procedures.Drawing;

/// <summary>Puts nodes into columns by how far from the beginning they are, and into rows near what leads to them.</summary>
internal sealed class Layers
{
    private readonly List<int>[] followers;
    private readonly List<int>[] forerunners;
    private readonly int[] layers;

    public Layers(int count, IReadOnlyList<(int Source, int Target)> links)
    {
        followers = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        forerunners = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        layers = new int[count];
        foreach (var (source, target) in links) followers[source].Add(target);
        foreach (var node in Ordered())
            foreach (var forerunner in forerunners[node]) layers[node] = Math.Max(layers[node], layers[forerunner] + 1);
    }

    public IReadOnlyList<Cell> Cells()
    {
        var rows = new int[layers.Length];
        foreach (var layer in Enumerable.Range(0, layers.Length).GroupBy(n => layers[n]).OrderBy(g => g.Key))
        {
            var free = 0;
            foreach (var node in layer.OrderBy(n => Wanted(n, rows)).ThenBy(n => n))
            {
                rows[node] = Math.Max(free, (int)Math.Floor(Wanted(node, rows)));
                free = rows[node] + 1;
            }
        }
        return [.. layers.Select((layer, node) => new Cell(layer, rows[node]))];
    }

    private double Wanted(int node, int[] rows) => forerunners[node].Count == 0 ? 0 : forerunners[node].Average(f => rows[f]);

    /// <summary>Every node behind all that lead to it; what closes a cycle leads nowhere here.</summary>
    private List<int> Ordered()
    {
        var (entered, left) = (new bool[layers.Length], new List<int>());
        var onWay = new bool[layers.Length];
        foreach (var start in Enumerable.Range(0, layers.Length))
        {
            if (entered[start]) continue;
            var way = new Stack<(int Node, int Next)>();
            way.Push((start, 0));
            (entered[start], onWay[start]) = (true, true);
            while (way.TryPop(out var at))
            {
                if (at.Next == followers[at.Node].Count)
                {
                    onWay[at.Node] = false;
                    left.Add(at.Node);
                    continue;
                }
                way.Push((at.Node, at.Next + 1));
                var follower = followers[at.Node][at.Next];
                if (onWay[follower]) continue;
                forerunners[follower].Add(at.Node);
                if (entered[follower]) continue;
                (entered[follower], onWay[follower]) = (true, true);
                way.Push((follower, 0));
            }
        }
        left.Reverse();
        return left;
    }
}
