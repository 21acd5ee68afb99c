using Workflow.Host.Procedures.Drawing;

namespace Workflow.Host.Procedures.Differences;

/// <summary>A difference as a page shows it: what changed in a table, and both drawings with the steps marked.</summary>
/// <param name="Before">What the former side is called: "Bản 4".</param>
/// <param name="After">What the latter side is called.</param>
internal sealed record DifferenceView(PackageDifference Difference, string Before, string After, IReadOnlyList<DrawnDifference> Drawings)
{
    /// <summary>Draws both sides of every process that differs.</summary>
    public static DifferenceView Of(PackageDifference difference, string before, string after, ProcessDrawings drawings) => new(
        difference, before, after,
        [
            .. difference.Processes.Select((p, i) => new DrawnDifference(
                p,
                p.Before is null ? null : drawings.Draw(p.Before, p.MarksBefore, $"before{i}", $"{before} · {p.File}"),
                p.After is null ? null : drawings.Draw(p.After, p.MarksAfter, $"after{i}", $"{after} · {p.File}"))),
        ]);
}

/// <summary>Both drawings of a process; null where one side does not have it.</summary>
internal sealed record DrawnDifference(ProcessDifference Process, ProcessDrawing? Before, ProcessDrawing? After);
