namespace Workflow.Host.Procedures.Drawing;

/// <summary>
/// Leads the lines of a grid around its blocks: out to the right, up or down in a lane between columns, along one between rows where blocks stand in
/// the way, and into the next block from the left. The lanes are as wide as what runs in them asks for.
/// </summary>
internal sealed class GridRoutes
{
    private const double ColumnGap = 28;
    private const double RowGap = 22;
    private const double ColumnMargin = 14;
    private const double RowMargin = 11;

    private readonly IReadOnlyList<Block> blocks;
    private readonly IReadOnlyList<Cell> cells;
    private readonly HashSet<Cell> taken;
    private readonly double[] columnWidths;
    private readonly double[] rowHeights;
    private readonly double[] lefts;
    private readonly double[] tops;
    private readonly Lane[] upright;
    private readonly Lane[] level;
    private readonly List<Route> routes;

    public GridRoutes(IReadOnlyList<Block> blocks, IReadOnlyList<Cell> cells, IReadOnlyList<Link> links)
    {
        (this.blocks, this.cells, taken) = (blocks, cells, [.. cells]);
        (columnWidths, lefts) = (Largest(c => c.Column, b => b.Width), new double[cells.Count == 0 ? 0 : cells.Max(c => c.Column) + 1]);
        (rowHeights, tops) = (Largest(c => c.Row, b => b.Height), new double[cells.Count == 0 ? 0 : cells.Max(c => c.Row) + 1]);
        upright = [.. Enumerable.Range(0, columnWidths.Length + 1).Select(_ => new Lane())];
        level = [.. Enumerable.Range(0, rowHeights.Length + 1).Select(_ => new Lane())];
        routes = [.. links.Select(RouteOf)];
        foreach (var route in routes) Reserve(route);
        Width = Settle(upright, columnWidths, lefts, ColumnGap, ColumnMargin);
        Height = Settle(level, rowHeights, tops, RowGap, RowMargin);
    }

    public double Width { get; }

    public double Height { get; }

    public double LeftOf(int column) => lefts[column];

    public double TopOf(int row) => tops[row];

    /// <summary>The corners of every line.</summary>
    public IEnumerable<(Link Link, List<(double X, double Y)> Points)> Lines() => routes.Select(r => (r.Link, Corners(r)));

    private Route RouteOf(Link link)
    {
        var (source, target) = (cells[link.Source], cells[link.Target]);
        var outlet = blocks[link.Source].OutletOf(link.Outcome);
        var next = source.Column + 1;
        if (target.Column >= next && Enumerable.Range(next, target.Column - next).All(c => !taken.Contains(new(c, target.Row))))
            return new(link, outlet, next, null, next, source.Row == target.Row && outlet.Equals(Block.Inlet));
        // Between the rows where they differ, else above on the way on and below on the way back.
        var lane = target.Row > source.Row ? source.Row + 1 : target.Row < source.Row ? source.Row : target.Column > source.Column ? source.Row : source.Row + 1;
        return new(link, outlet, next, lane, target.Column, false);
    }

    private void Reserve(Route route)
    {
        if (route.IsStraight) return;
        var (from, to) = (HeightAt(cells[route.Link.Source].Row, route.Outlet), HeightAt(cells[route.Link.Target].Row, Block.Inlet));
        if (route.Level is not { } lane)
        {
            upright[route.Leave].Run(route.Key, from, to);
            return;
        }
        upright[route.Leave].Run(route.Key, from, 2 * lane);
        level[lane].Run(route.Key, route.Leave, route.Enter);
        upright[route.Enter].Run(route.Key, 2 * lane, to);
    }

    /// <summary>Heights before anything is measured: a lane between rows is even, a row what lies between two of them.</summary>
    private double HeightAt(int row, double below) => 2 * row + 1 + 0.9 * below / Math.Max(rowHeights[row], below);

    private List<(double X, double Y)> Corners(Route route)
    {
        var (source, target) = (cells[route.Link.Source], cells[route.Link.Target]);
        var start = (X: lefts[source.Column] + blocks[route.Link.Source].Width, Y: tops[source.Row] + route.Outlet);
        var end = (X: lefts[target.Column], Y: tops[target.Row] + Block.Inlet);
        if (route.IsStraight) return [start, end];

        var leave = upright[route.Leave].At(route.Key);
        if (route.Level is not { } lane) return [start, (leave, start.Y), (leave, end.Y), end];
        var (along, enter) = (level[lane].At(route.Key), upright[route.Enter].At(route.Key));
        return [start, (leave, start.Y), (leave, along), (enter, along), (enter, end.Y), end];
    }

    private double[] Largest(Func<Cell, int> index, Func<Block, double> size)
    {
        var largest = new double[cells.Count == 0 ? 0 : cells.Max(index) + 1];
        for (var i = 0; i < cells.Count; i++) largest[index(cells[i])] = Math.Max(largest[index(cells[i])], size(blocks[i]));
        return largest;
    }

    private static double Settle(Lane[] lanes, double[] sizes, double[] starts, double gap, double margin)
    {
        var at = 0.0;
        for (var i = 0; i < lanes.Length; i++)
        {
            at = lanes[i].Settle(at, i == 0 || i == sizes.Length ? 0 : gap, margin);
            if (i == sizes.Length) break;
            starts[i] = at;
            at += sizes[i];
        }
        return at;
    }

    /// <param name="Outlet">How far below the source's upper edge the line leaves.</param>
    /// <param name="Leave">Lane between columns into which it leaves.</param>
    /// <param name="Level">Lane between rows that it takes; null where it needs none.</param>
    /// <param name="Enter">Lane between columns from which it arrives.</param>
    private sealed record Route(Link Link, double Outlet, int Leave, int? Level, int Enter, bool IsStraight)
    {
        public object Key { get; } = (Link.Target, Level ?? -1, Link.Marks.Count == 0 ? (MarkKind?)null : Link.Marks[0]);
    }
}
