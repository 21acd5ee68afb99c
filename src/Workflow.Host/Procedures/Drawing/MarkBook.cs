using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>The marks of a drawing by the node or connection that they stand on.</summary>
internal sealed class MarkBook
{
    private readonly ILookup<int, DrawingMark> byNode;
    private readonly ILookup<string, DrawingMark> byConnection;

    public MarkBook(Diagram diagram, IReadOnlyList<DrawingMark> marks)
    {
        // A connection's path leads through its flowchart, whose box is not meant.
        var placed = marks.Select(m => (Mark: m, Connection: diagram.FindConnectionAt(m.Path), Node: diagram.FindAt(m.Path))).ToList();
        byConnection = placed.Where(p => p.Connection is not null).ToLookup(p => p.Connection!.Path, p => p.Mark, StringComparer.Ordinal);
        byNode = placed.Where(p => p.Connection is null && p.Node is not null).ToLookup(p => p.Node!.Index, p => p.Mark);
    }

    /// <summary>The kinds of a node, each once, the weightiest first.</summary>
    public IReadOnlyList<MarkKind> On(DiagramNode node) => Kinds(byNode[node.Index]);

    public IReadOnlyList<MarkKind> On(DiagramConnection connection) => Kinds(byConnection[connection.Path]);

    /// <summary>What is noted at a node, each sentence once.</summary>
    public IEnumerable<DrawingMark> NotesOn(DiagramNode node) => byNode[node.Index].Where(m => m.Note is not null).DistinctBy(m => m.Note);

    private static List<MarkKind> Kinds(IEnumerable<DrawingMark> marks) => [.. marks.Select(m => m.Kind).Distinct().Order()];
}
