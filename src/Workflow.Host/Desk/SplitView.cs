using System.Globalization;

namespace Workflow.Host.Desk;

/// <summary>Amounts that make up a whole, as one bar and its table: a colour a row, the smallest rows beyond the colours in grey.</summary>
internal sealed record SplitView(IReadOnlyList<SplitView.Row> Rows, int Whole)
{
    private const int Colours = 5;

    /// <summary>Width of the drawing per thousandth of the whole; the gap between two bars is as wide.</summary>
    private const int Scale = 4;

    /// <param name="Uncounted">How much of it does not count; the whole or a part.</param>
    /// <param name="Details">What the row consists of, in words; empty where it is one thing.</param>
    internal readonly record struct Row(string Name, IReadOnlyList<(string Name, int Minutes)> Details, int Minutes, int Uncounted, string Colour);

    /// <summary>One bar of the drawing, in its units.</summary>
    internal readonly record struct Bar(int X, int Width, string Colour);

    public int Width => 1000 * Scale + Scale * Math.Max(0, Rows.Count - 1) * 2;

    public IEnumerable<Bar> Bars()
    {
        var x = 0;
        var behind = 0;
        foreach (var row in Rows)
        {
            // Drawn from what lies behind each edge, so that the widths add up whatever the rounding.
            var width = Edge(behind + row.Minutes) - Edge(behind);
            yield return new Bar(x, Math.Max(1, width), row.Colour);
            (x, behind) = (x + width + Scale * 2, behind + row.Minutes);
        }
    }

    /// <summary>The rows in their order, the largest of them coloured.</summary>
    public static SplitView Of(IReadOnlyList<(string Name, IReadOnlyList<(string Name, int Minutes)> Details, int Minutes, int Uncounted)> rows)
    {
        var coloured = rows.Index().OrderByDescending(row => row.Item.Minutes).Take(Colours).Select(row => row.Index).Order().ToList();
        return new SplitView(
            [.. rows.Select((row, i) => new Row(row.Name, row.Details, row.Minutes, row.Uncounted,
                coloured.IndexOf(i) is >= 0 and var colour ? "k" + (colour + 1).ToString(CultureInfo.InvariantCulture) : "kx"))],
            rows.Sum(row => row.Minutes));
    }

    private int Edge(int minutes) => (int)((long)minutes * 1000 * Scale / Math.Max(1, Whole));
}
