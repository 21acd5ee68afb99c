using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>A box with its lines of text and, in a frame, what it holds below them.</summary>
internal sealed class BoxBlock : Block
{
    private const double Padding = 10;
    private const double FramePadding = 14;
    private const double LeastHeight = 2 * Inlet;

    private readonly DiagramNode? node;
    private readonly BoxShape shape;
    private readonly IReadOnlyList<MarkKind> marks;
    private readonly NodeProgress? progress;
    private readonly List<BoxLine> texts = [];
    private readonly Dictionary<string, double> outlets = new(StringComparer.Ordinal);
    private readonly List<(Block Block, double Y)> held = [];

    public BoxBlock(BoxContent content, IReadOnlyList<(string? Label, Block Block)> inner)
    {
        (node, shape, marks, progress) = (content.Node, content.Shape, content.Marks, content.Progress);
        Width = Math.Max(content.Width, inner.Count == 0 ? 0 : inner.Max(i => i.Block.Width) + 2 * FramePadding);
        var y = Write(content.Lines, Padding / 2);
        foreach (var (label, block) in inner)
        {
            if (label is not null) y = Write([new(label, "rl", BoxContent.SmallFont)], y + Padding / 2);
            y += FramePadding / 2;
            held.Add((block, y));
            y += block.Height + FramePadding / 2;
        }
        if (content.Outcomes.Count > 1) y = WriteOutcomes(content.Outcomes, y + Padding / 2);
        Height = Math.Max(LeastHeight, y + Padding);
    }

    /// <summary>Pixels between the edges of a box in which its text stands.</summary>
    public static double RoomIn(double width) => width - 2 * Padding;

    public override double OutletOf(string outcome) => outlets.GetValueOrDefault(outcome, Inlet);

    public override void PutInto(Picture picture, double x, double y)
    {
        picture.Add(new PlacedBox(node, shape, x, y, Width, Height, texts, [.. outlets.Values], marks, progress));
        foreach (var (block, below) in held) block.PutInto(picture, x + FramePadding, y + below);
    }

    private double Write(IEnumerable<BoxContent.Line> lines, double y)
    {
        foreach (var line in lines)
        {
            y += BoxContent.LineHeight;
            texts.Add(new(line.Text, line.Style, Padding, y, line.FontSize));
        }
        return y;
    }

    private double WriteOutcomes(IReadOnlyList<(string Name, string Text)> outcomes, double y)
    {
        foreach (var (name, text) in outcomes)
        {
            y += BoxContent.LineHeight;
            texts.Add(new(TextFit.Cut(text, BoxContent.SmallFont, RoomIn(Width)), "oc", Width - Padding, y, BoxContent.SmallFont, AtEnd: true));
            outlets[name] = y - BoxContent.SmallFont / 3;
        }
        return y;
    }
}
