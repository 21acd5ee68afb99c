using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>A place in the grid of a drawing, both from 0.</summary>
internal readonly record struct Cell(int Column, int Row);

/// <summary>A way from one block of a grid to another.</summary>
/// <param name="Connection">Null where the definition draws none: from one child of a sequence to the next.</param>
internal sealed record Link(int Source, string Outcome, int Target, DiagramConnection? Connection, IReadOnlyList<MarkKind> Marks);

/// <summary>Blocks in columns and rows, with the lines between them in the lanes beside these.</summary>
internal sealed class GridBlock : Block
{
    private readonly IReadOnlyList<Block> blocks;
    private readonly IReadOnlyList<Cell> cells;
    private readonly GridRoutes routes;

    public GridBlock(IReadOnlyList<Block> blocks, IReadOnlyList<Cell> cells, IReadOnlyList<Link> links)
    {
        (this.blocks, this.cells) = (blocks, cells);
        routes = new GridRoutes(blocks, cells, links);
        (Width, Height) = (routes.Width, routes.Height);
    }

    public override void PutInto(Picture picture, double x, double y)
    {
        foreach (var (link, points) in routes.Lines())
            picture.Add(new PlacedLine(link.Connection, [.. points.Select(p => (p.X + x, p.Y + y))], link.Marks));
        for (var i = 0; i < blocks.Count; i++) blocks[i].PutInto(picture, x + routes.LeftOf(cells[i].Column), y + routes.TopOf(cells[i].Row));
    }
}
