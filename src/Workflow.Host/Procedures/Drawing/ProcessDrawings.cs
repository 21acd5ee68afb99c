using System.Globalization;
using Microsoft.AspNetCore.Html;
using Workflow.Host.Desk;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>A drawing as a page shows it.</summary>
/// <param name="Prefix">Begins every id of it.</param>
/// <param name="Svg">Null where the text holds nothing that could be drawn.</param>
/// <param name="Marked">The boxes that stand out, in the order of the definition.</param>
/// <param name="Kinds">Every mark that occurs, for the key beside the drawing.</param>
internal sealed record ProcessDrawing(string Prefix, string Title, IHtmlContent? Svg, IReadOnlyList<MarkedBox> Marked, IReadOnlyList<MarkKind> Kinds);

/// <summary>Draws definitions in the language of the request: those that can be run, and those that are not that far yet.</summary>
internal sealed class ProcessDrawings(Words<DeskWords> desk, Words<DrawingWords> words, ActivityTable activities)
{
    private static readonly Dictionary<int, NodeProgress> nothing = [];

    private readonly NodeFacts facts = new(desk, words, activities);

    /// <param name="marks">What stands out and why; places that the diagram does not have are passed over.</param>
    /// <param name="prefix">Begins every id, so that several drawings can stand in one page.</param>
    /// <param name="title">What the drawing is of.</param>
    public ProcessDrawing Draw(Diagram diagram, IReadOnlyList<DrawingMark> marks, string prefix, string title)
    {
        if (diagram.Root is null) return new(prefix, title, null, [], []);
        var book = new MarkBook(diagram, marks);
        var picture = Lay(diagram, book);
        var marked = diagram.Nodes.Where(n => book.On(n).Count > 0).Select(n => Describe(n, book, prefix)).ToList();
        var svg = SvgPicture.Write(picture, prefix, title, Describe(diagram, marked));
        return new(prefix, title, new HtmlString(svg), marked, KindsIn(picture));
    }

    /// <summary>A drawing beside the list that says the same: it leads to the steps, and is left out by whoever hears the page.</summary>
    /// <param name="progress">How far a dossier has come with each node, by its index.</param>
    public ProcessDrawing DrawProgress(Diagram diagram, IReadOnlyList<DrawingMark> marks, IReadOnlyDictionary<int, NodeProgress> progress, string prefix, string title)
    {
        if (diagram.Root is null) return new(prefix, title, null, [], []);
        var picture = new DiagramLayout(diagram, new MarkBook(diagram, marks), progress, facts, words).Draw();
        return new(prefix, title, new HtmlString(SvgPicture.Write(picture, prefix)), [], KindsIn(picture));
    }

    /// <summary>The picture alone, with the places of everything in it.</summary>
    public Picture Lay(Diagram diagram, MarkBook marks) => new DiagramLayout(diagram, marks, nothing, facts, words).Draw();

    /// <summary>What the box of a node is headed.</summary>
    public string TitleOf(DiagramNode node) => DiagramLayout.TitleOf(node, facts, CultureInfo.CurrentUICulture);

    /// <summary>Id of a node's box in the page.</summary>
    public static string BoxId(string prefix, DiagramNode node) => $"{prefix}-{node.Index}";

    private static List<MarkKind> KindsIn(Picture picture) => [.. picture.Boxes.SelectMany(b => b.Marks).Concat(picture.Lines.SelectMany(l => l.Marks)).Distinct().Order()];

    private MarkedBox Describe(DiagramNode node, MarkBook book, string prefix) =>
        new(BoxId(prefix, node), TitleOf(node), node.Key, book.On(node), [.. book.NotesOn(node).Select(m => m.Note!.Value.In(CultureInfo.CurrentUICulture))]);

    private string Describe(Diagram diagram, List<MarkedBox> marked)
    {
        var steps = diagram.Nodes.Count(n => NodeFacts.KindOf(n) is not null);
        var lead = words["Description", steps, diagram.Connections.Count];
        return marked.Count == 0 ? lead : $"{lead} {words["DescriptionMarked", string.Join("; ", marked.Select(m => $"{m.Title}: {string.Join(", ", m.Kinds.Select(k => words[$"Kind.{k}"]))}"))]}";
    }
}
