using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>A diagram laid out on paper: boxes and lines with their places, in pixels from the upper left.</summary>
internal sealed class Picture
{
    private readonly List<PlacedBox> boxes = [];
    private readonly List<PlacedLine> lines = [];

    public double Width { get; init; }

    public double Height { get; init; }

    /// <summary>A frame stands before what it holds.</summary>
    public IReadOnlyList<PlacedBox> Boxes => boxes;

    public IReadOnlyList<PlacedLine> Lines => lines;

    public void Add(PlacedBox box) => boxes.Add(box);

    public void Add(PlacedLine line) => lines.Add(line);
}

/// <summary>How a box is drawn.</summary>
internal enum BoxShape
{
    Step,

    /// <summary>What runs by itself, beginnings and ends among it.</summary>
    Automatic,

    /// <summary>Holds others.</summary>
    Frame,

    /// <summary>Stands for what a connection names and the definition does not have.</summary>
    Missing,
}

/// <summary>A box where it stands.</summary>
/// <param name="Node">Null for one that the definition does not have.</param>
/// <param name="Texts">Places count from the box's upper left.</param>
/// <param name="Outlets">Heights at its right edge from which several outcomes leave; empty where one does.</param>
/// <param name="Progress">How far a dossier has come with it; null in the drawing of a process alone.</param>
internal sealed record PlacedBox(
    DiagramNode? Node, BoxShape Shape, double X, double Y, double Width, double Height,
    IReadOnlyList<BoxLine> Texts, IReadOnlyList<double> Outlets, IReadOnlyList<MarkKind> Marks, NodeProgress? Progress = null);

/// <summary>A line from one box to the next.</summary>
/// <param name="Connection">Null between the children of a sequence, which follow each other without one.</param>
/// <param name="Points">Corners; each piece is level or upright.</param>
internal sealed record PlacedLine(DiagramConnection? Connection, IReadOnlyList<(double X, double Y)> Points, IReadOnlyList<MarkKind> Marks);

/// <summary>One line of text within a box.</summary>
/// <param name="X">Where it begins, or ends when <paramref name="AtEnd"/>; the baseline is at <paramref name="Y"/>.</param>
/// <param name="Style">Class of the style sheet.</param>
internal sealed record BoxLine(string Text, string Style, double X, double Y, double FontSize, bool AtEnd = false)
{
    public double Left => AtEnd ? X - TextFit.Width(Text, FontSize) : X;

    public double Right => AtEnd ? X : X + TextFit.Width(Text, FontSize);
}
