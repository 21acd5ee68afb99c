using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>
/// Finds the cell of every node of a flowchart: as the designer placed them, with what stands nearly in line brought into line, or in layers from the
/// beginning on where places are missing.
/// </summary>
internal static class GridPlacing
{
    public static IReadOnlyList<Cell> Of(IReadOnlyList<DiagramNode> nodes, IReadOnlyList<(int Source, int Target)> links) =>
        nodes.All(n => n.Place is not null) && nodes.DistinctBy(n => n.Place).Count() == nodes.Count ? ByPlaces(nodes) : new Layers(nodes.Count, links).Cells();

    private static List<Cell> ByPlaces(IReadOnlyList<DiagramNode> nodes)
    {
        // Half a node apart is another column or row: less is what a hand leaves when it puts things in line.
        var columns = Ranks([.. nodes.Select(n => n.Place!.Value.X + n.Place.Value.Width / 2)], nodes.Min(n => n.Place!.Value.Width) / 2);
        var rows = Ranks([.. nodes.Select(n => n.Place!.Value.Y + n.Place.Value.Height / 2)], nodes.Min(n => n.Place!.Value.Height) / 2);
        return Apart([.. nodes.Select((n, i) => (Column: columns[i], Row: (double)rows[i]))]);
    }

    /// <summary>Numbers of the groups into which values fall when a new one begins beyond a distance from the group's first.</summary>
    private static int[] Ranks(double[] values, double distance)
    {
        var ranks = new int[values.Length];
        var (rank, first) = (-1, 0.0);
        foreach (var i in Enumerable.Range(0, values.Length).OrderBy(i => values[i]))
        {
            if (rank < 0 || values[i] - first > distance) (rank, first) = (rank + 1, values[i]);
            ranks[i] = rank;
        }
        return ranks;
    }

    /// <summary>Nodes that share a cell stand in rows of their own, one below the other.</summary>
    private static List<Cell> Apart(List<(int Column, double Row)> wanted)
    {
        var given = new HashSet<(int, double)>();
        for (var i = 0; i < wanted.Count; i++)
        {
            // A row between two others, told by its fraction: far fewer nodes than this share a cell.
            while (!given.Add(wanted[i])) wanted[i] = wanted[i] with { Row = wanted[i].Row + 1.0 / 4096 };
        }
        var rows = wanted.Select(w => w.Row).Distinct().Order().Select((row, rank) => (row, rank)).ToDictionary(r => r.row, r => r.rank);
        return [.. wanted.Select(w => new Cell(w.Column, rows[w.Row]))];
    }
}
