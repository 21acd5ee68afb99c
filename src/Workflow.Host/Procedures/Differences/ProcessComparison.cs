using Workflow.Core;
using Workflow.Host.Procedures.Drawing;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Differences;

/// <summary>Compares two drawings of one process: its steps, what each says, and how they are connected.</summary>
internal sealed class ProcessComparison(Diagram before, Diagram after, NodeFacts facts)
{
    private readonly ChangeList changes = new();

    public static IReadOnlyList<Change> Of(Diagram before, Diagram after, NodeFacts facts)
    {
        var comparison = new ProcessComparison(before, after, facts);
        comparison.CompareWhole();
        comparison.CompareNodes();
        comparison.CompareConnections();
        return comparison.changes.All;
    }

    /// <summary>Whether boxes stand elsewhere than before; it means nothing for dossiers.</summary>
    public static bool HasMoved(Diagram before, Diagram after)
    {
        var places = before.Nodes.Where(n => n.Id.Length > 0).DistinctBy(n => n.Id).ToDictionary(n => n.Id, n => n.Place, StringComparer.Ordinal);
        return after.Nodes.Any(n => places.TryGetValue(n.Id, out var place) && place != n.Place);
    }

    private void CompareWhole()
    {
        var (noun, subject) = (DifferenceSentences.Of("NounProcess"), DifferenceSentences.Of("Quoted", after.Name));
        foreach (var name in before.Settings.Keys.Union(after.Settings.Keys))
            changes.Compare(noun, subject, $"Setting.{name}", ChangeList.Text(before.Settings.GetValueOrDefault(name)), ChangeList.Text(after.Settings.GetValueOrDefault(name)));
        changes.CompareLists(
            before.Variables, after.Variables, v => v.Key,
            (kind, variable) => changes.AddWhole(kind, DifferenceSentences.Of("NounVariable"), DifferenceSentences.Of("Quoted", variable.Key), ChangeList.Text(variable.Value)),
            (former, latter) => changes.Compare(
                DifferenceSentences.Of("NounVariable"), DifferenceSentences.Of("Quoted", latter.Key), "AspectValue", ChangeList.Text(former.Value), ChangeList.Text(latter.Value)));
    }

    private void CompareNodes() => changes.CompareLists(
        before.Nodes, after.Nodes, n => n.Id.Length > 0 ? n.Id : n.Path,
        (kind, node) => changes.Add(WholeOf(kind, node)),
        (former, latter) => new NodeComparison(former, latter, facts, changes).Run());

    private Change WholeOf(ChangeKind kind, DiagramNode node)
    {
        Phrase?[] said = NodeFacts.KindOf(node) is null ? [facts.TypeName(node)] : [facts.Role(node), facts.Limit(node)];
        var known = said.OfType<Phrase>().ToList();
        Phrase? detail = known.Count == 0 ? null : new(string.Join(", ", known.Select(p => p.Vi)), string.Join(", ", known.Select(p => p.En)));
        return kind == ChangeKind.Added
            ? new(kind, NodeComparison.NounOf(node), NodeComparison.SubjectOf(node), After: detail) { PathAfter = node.Path }
            : new(kind, NodeComparison.NounOf(node), NodeComparison.SubjectOf(node), Before: detail) { PathBefore = node.Path };
    }

    private void CompareConnections()
    {
        var noun = DifferenceSentences.Of("NounConnection");
        changes.CompareLists(
            before.Connections, after.Connections, c => c.Name,
            (kind, c) => changes.Add(new(kind, noun, SubjectOf(c)) { PathBefore = kind == ChangeKind.Removed ? c.Path : null, PathAfter = kind == ChangeKind.Added ? c.Path : null }),
            (_, _) => { });

        // The order of connections is the order in which they are followed.
        var (former, latter) = (before.Connections.Select(c => c.Name).ToList(), after.Connections.Select(c => c.Name).ToList());
        if (!former.Where(latter.Contains).SequenceEqual(latter.Where(former.Contains), StringComparer.Ordinal))
            changes.Add(new(ChangeKind.Changed, DifferenceSentences.Of("NounProcess"), DifferenceSentences.Of("Quoted", after.Name), DifferenceSentences.Of("AspectOrderOfConnections")));
    }

    private Phrase SubjectOf(DiagramConnection c) =>
        DifferenceSentences.Of("Way", c.Source?.Title ?? c.SourceId, c.Source is null ? NodeFacts.Same(c.Outcome) : facts.Outcome(c.Source, c.Outcome), c.Target?.Title ?? c.TargetId);
}
