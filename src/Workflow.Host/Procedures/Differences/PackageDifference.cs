using Workflow.Core.Procedures;
using Workflow.Host.Desk;
using Workflow.Host.Procedures.Drawing;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Differences;

/// <summary>How two packages of a procedure differ: versions, drafts or what was imported, in any pairing.</summary>
/// <param name="Procedure">What the law says: the contents of <c>procedure.json</c>.</param>
/// <param name="Processes">Those that differ, by file.</param>
internal sealed record PackageDifference(IReadOnlyList<Change> Procedure, IReadOnlyList<ProcessDifference> Processes, IReadOnlyList<Change> Forms)
{
    public bool IsEmpty => Procedure.Count + Processes.Count + Forms.Count == 0;

    public IEnumerable<Change> All => [.. Procedure, .. Processes.SelectMany(p => p.Changes), .. Forms];
}

/// <summary>How one process differs.</summary>
/// <param name="Before">Null for a process that is new.</param>
/// <param name="After">Null for a process that is gone.</param>
/// <param name="HasMoved">Whether boxes stand elsewhere on the drawing.</param>
internal sealed record ProcessDifference(string File, Diagram? Before, Diagram? After, IReadOnlyList<Change> Changes, bool HasMoved)
{
    /// <summary>What stands out on the drawing of before: what is gone, and what is different now.</summary>
    public IReadOnlyList<DrawingMark> MarksBefore => [.. Changes.Where(c => c.PathBefore is not null).Select(c => new DrawingMark(c.PathBefore!, MarkOf(c), NoteOf(c)))];

    /// <summary>What stands out on the drawing of after: what is new, and what was different.</summary>
    public IReadOnlyList<DrawingMark> MarksAfter => [.. Changes.Where(c => c.PathAfter is not null).Select(c => new DrawingMark(c.PathAfter!, MarkOf(c), NoteOf(c)))];

    private static Core.Phrase? NoteOf(Change change) => change is { Kind: ChangeKind.Changed, Aspect: { } aspect } ? aspect : null;

    private static MarkKind MarkOf(Change change) => change.Kind switch
    {
        ChangeKind.Added => MarkKind.Added,
        ChangeKind.Removed => MarkKind.Removed,
        ChangeKind.Changed => MarkKind.Changed,
        _ => throw new InvalidOperationException($"No mark for {change.Kind}."),
    };
}

/// <summary>Finds how two packages differ; what cannot be built is compared as far as it can be read.</summary>
internal sealed class PackageComparison(Words<DeskWords> desk, Words<DrawingWords> words, ActivityTable activities)
{
    private readonly NodeFacts facts = new(desk, words, activities);

    public PackageDifference Compare(ProcedurePackage before, ProcedurePackage after) => new(
        SpecComparison.Of(before.Procedure, after.Procedure),
        [.. before.Processes.Keys.Union(after.Processes.Keys).Order(StringComparer.Ordinal).Select(file => Compare(file, before, after)).OfType<ProcessDifference>()],
        FormComparison.Of(before.Forms, after.Forms));

    /// <summary>Null where a process is the same in both, drawing and all.</summary>
    private ProcessDifference? Compare(string file, ProcedurePackage before, ProcedurePackage after)
    {
        var (former, latter) = (before.Processes.GetValueOrDefault(file), after.Processes.GetValueOrDefault(file));
        if (former == latter) return null;
        var (drawnBefore, drawnAfter) = (former is null ? null : Diagram.Read(former), latter is null ? null : Diagram.Read(latter));
        var subject = NodeFacts.Same(file);
        if (drawnBefore is null) return new(file, null, drawnAfter, [new(ChangeKind.Added, DifferenceSentences.Of("NounProcess"), subject)], false);
        if (drawnAfter is null) return new(file, drawnBefore, null, [new(ChangeKind.Removed, DifferenceSentences.Of("NounProcess"), subject)], false);

        var changes = ProcessComparison.Of(drawnBefore, drawnAfter, facts);
        var hasMoved = ProcessComparison.HasMoved(drawnBefore, drawnAfter);
        return changes.Count == 0 && !hasMoved ? null : new(file, drawnBefore, drawnAfter, changes, hasMoved);
    }
}
