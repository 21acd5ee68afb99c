using System.Globalization;
using Workflow.Host.Desk;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>Lays a diagram out: what each box says, where it stands, what a container holds within it.</summary>
/// <param name="progress">How far a dossier has come with each node, by its index; empty for a process alone.</param>
internal sealed class DiagramLayout(Diagram diagram, MarkBook marks, IReadOnlyDictionary<int, NodeProgress> progress, NodeFacts facts, Words<DrawingWords> words)
{
    private const int MostTitleLines = 3;
    private const int MostNoteLines = 2;
    private const double Margin = 12;

    private readonly CultureInfo culture = CultureInfo.CurrentUICulture;

    /// <summary>What a box calls its node: an automatic activity that nobody named goes by its type.</summary>
    public static string TitleOf(DiagramNode node, NodeFacts facts, CultureInfo culture) =>
        NodeFacts.KindOf(node) is null && string.IsNullOrWhiteSpace(node.DisplayText) && facts.TypeOf(node) is not null ? facts.TypeName(node).In(culture) : node.Title;

    /// <summary>A picture of a diagram that has a root.</summary>
    public Picture Draw()
    {
        var root = diagram.Root!;
        Block whole = root.Ports is [var only] && (root.IsFlowchart || root.Type == "Elsa.Sequence") ? Inside(root, only) : BlockOf(root);
        var picture = new Picture { Width = whole.Width + 2 * Margin, Height = whole.Height + 2 * Margin };
        whole.PutInto(picture, Margin, Margin);
        return picture;
    }

    private BoxBlock BlockOf(DiagramNode node) =>
        new(ContentOf(node), [.. node.Ports.Select(p => (LabelOf(node, p), (Block)Inside(node, p)))]);

    private GridBlock Inside(DiagramNode holder, DiagramPort port)
    {
        if (holder.IsFlowchart && port.Name == "activities") return Flowchart(holder, port.Nodes);
        var blocks = port.Nodes.Select(Block (n) => BlockOf(n)).ToList();
        if (port.Name == "branches" || holder.Type == "Elsa.Parallel") return new(blocks, [.. blocks.Select((_, i) => new Cell(0, i))], []);
        return new(blocks, [.. blocks.Select((_, i) => new Cell(i, 0))], [.. Enumerable.Range(1, blocks.Count - 1).Select(i => new Link(i - 1, "Done", i, null, []))]);
    }

    private GridBlock Flowchart(DiagramNode holder, IReadOnlyList<DiagramNode> nodes)
    {
        var connections = diagram.Connections.Where(c => c.Holder == holder).ToList();
        var index = nodes.Select((node, i) => (node, i)).ToDictionary(n => n.node, n => n.i);
        var whole = connections.Where(c => c is { Source: not null, Target: not null }).Select(c => (index[c.Source!], index[c.Target!])).ToList();
        var blocks = nodes.Select(Block (n) => BlockOf(n)).ToList();
        var cells = GridPlacing.Of(nodes, whole).ToList();
        var missing = new MissingEnds(blocks, cells, words);
        var links = connections.Select(c =>
        {
            var source = c.Source is null ? missing.Before(c.SourceId, c.Target is null ? null : index[c.Target]) : index[c.Source];
            var target = c.Target is null ? missing.Behind(c.TargetId, source) : index[c.Target];
            return new Link(source, c.Outcome, target, c, marks.On(c));
        }).ToList();
        return new(blocks, cells, links);
    }

    private string? LabelOf(DiagramNode holder, DiagramPort port) =>
        holder.IsFlowchart || port.Name == "activities" ? null : TextFit.Cut(words.Find($"Member.{port.Name}") ?? port.Name, BoxContent.SmallFont, BoxBlock.RoomIn(BoxContent.StepWidth));

    private BoxContent ContentOf(DiagramNode node)
    {
        var (isStep, kinds) = (NodeFacts.KindOf(node) is not null, marks.On(node));
        var shape = node.Ports.Count > 0 ? BoxShape.Frame : isStep || facts.TypeOf(node) is null ? BoxShape.Step : BoxShape.Automatic;
        var isSmall = shape == BoxShape.Automatic && IsPlain(kinds) && OutcomesOf(node).Count <= 1;
        var width = isSmall ? BoxContent.SmallWidth : BoxContent.StepWidth;
        return new(node, shape, width, [.. LinesOf(node, isStep, kinds, BoxBlock.RoomIn(width))], OutcomesOf(node), kinds, progress.GetValueOrDefault(node.Index));
    }

    /// <summary>What runs by itself and went well is told by its look alone.</summary>
    private static bool IsPlain(IReadOnlyList<MarkKind> kinds) => kinds.All(k => k == MarkKind.Passed);

    private IEnumerable<BoxContent.Line> LinesOf(DiagramNode node, bool isStep, IReadOnlyList<MarkKind> kinds, double room)
    {
        if (isStep || !IsPlain(kinds))
            foreach (var kind in kinds) yield return Small(words[$"Mark.{kind}"], "mark");
        var title = TitleOf(node, facts, culture);
        // Who follows a dossier knows steps by their titles.
        if (isStep && node.Key != title && progress.Count == 0) yield return Small(node.Key, "no");
        foreach (var line in TextFit.Wrap(title, BoxContent.TitleFont, room, MostTitleLines)) yield return new(line, "nm", BoxContent.TitleFont);
        foreach (var (text, style) in isStep ? OfStep(node) : OfAutomatic(node, title)) yield return Small(text, style);
        foreach (var note in marks.NotesOn(node))
            foreach (var line in TextFit.Wrap(note.Note!.Value.In(culture), BoxContent.SmallFont, room, MostNoteLines)) yield return Small(line, "tm b");

        BoxContent.Line Small(string text, string style) => new(TextFit.Cut(text, BoxContent.SmallFont, room), style, BoxContent.SmallFont);
    }

    private IEnumerable<(string Text, string Style)> OfStep(DiagramNode node)
    {
        yield return (facts.Role(node)?.In(culture) ?? words["RoleMissing"], "rl");
        yield return progress.GetValueOrDefault(node.Index)?.Time is { } spent ? (spent, "tm b") : (facts.Limit(node)?.In(culture) ?? words["LimitMissing"], "tm");
        if (facts.Value(node, "countsTowardLimit")?.Text == "false") yield return (words["NotCounted"], "rl");
    }

    private IEnumerable<(string Text, string Style)> OfAutomatic(DiagramNode node, string title)
    {
        var type = facts.TypeName(node).In(culture);
        if (type != title) yield return (type, "rl");
    }

    /// <summary>The ways out of a box: those that the definition names, and those that only its connections know.</summary>
    private List<(string Name, string Text)> OutcomesOf(DiagramNode node) =>
    [
        .. facts.Outcomes(node).Concat(diagram.Connections.Where(c => c.Source == node).Select(c => c.Outcome)).Distinct(StringComparer.Ordinal)
            .Select(o => (o, facts.Outcome(node, o).In(culture))),
    ];
}
