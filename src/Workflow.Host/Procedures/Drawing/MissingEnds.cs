using Workflow.Host.Desk;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>Boxes that stand in a flowchart for what its connections name and it does not have; each name once.</summary>
internal sealed class MissingEnds(List<Block> blocks, List<Cell> cells, Words<DrawingWords> words)
{
    private readonly Dictionary<string, int> byId = new(StringComparer.Ordinal);

    /// <summary>The box for a missing source, left of what it leads to; its place in the list of blocks.</summary>
    public int Before(string id, int? target) => Find(id, target is { } known ? Math.Max(0, cells[known].Column - 1) : 0);

    /// <summary>The box for a missing target, right of what leads to it; its place in the list of blocks.</summary>
    public int Behind(string id, int source) => Find(id, cells[source].Column + 1);

    private int Find(string id, int column)
    {
        if (byId.TryGetValue(id, out var known)) return known;
        var room = BoxBlock.RoomIn(BoxContent.StepWidth);
        var content = new BoxContent(
            null, BoxShape.Missing, BoxContent.StepWidth,
            [
                new(TextFit.Cut(words["Mark.Missing"], BoxContent.SmallFont, room), "mark", BoxContent.SmallFont),
                new(TextFit.Cut(id.Length == 0 ? words["NoId"] : id, BoxContent.TitleFont, room), "nm", BoxContent.TitleFont),
            ],
            [], [MarkKind.Error]);
        // Below everything else, in a row of its own: nothing stands there.
        cells.Add(new(column, cells.Count == 0 ? 0 : cells.Max(c => c.Row) + 1));
        blocks.Add(new BoxBlock(content, []));
        return byId[id] = blocks.Count - 1;
    }
}
