using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>What a box says, each line short enough for it.</summary>
/// <param name="Node">Null for what the definition does not have.</param>
/// <param name="Outcomes">Ways out by name and text; written into the box where there are several.</param>
internal sealed record BoxContent(
    DiagramNode? Node, BoxShape Shape, double Width, IReadOnlyList<BoxContent.Line> Lines, IReadOnlyList<(string Name, string Text)> Outcomes, IReadOnlyList<MarkKind> Marks,
    NodeProgress? Progress = null)
{
    public const double StepWidth = 176;
    public const double SmallWidth = 112;
    public const double TitleFont = 12;
    public const double SmallFont = 11;
    public const double LineHeight = 15;

    /// <summary>One line of it.</summary>
    internal sealed record Line(string Text, string Style, double FontSize);
}
