using System.Globalization;
using Workflow.Core;

namespace Workflow.Host.Tasks.Bulk;

/// <summary>What became of each step, in the order of the request.</summary>
internal sealed record BulkResult(BulkAct Act, IReadOnlyList<BulkLine> Lines)
{
    public int Done => Lines.Count(l => l.IsDone);

    public int Refused => Lines.Count - Done;
}

/// <summary>What became of one step.</summary>
/// <param name="Task">The step as it stood before; null where the caller may not know of it.</param>
/// <param name="Refusal">Null when it was done.</param>
internal sealed record BulkLine(Guid Id, TaskView? Task, Rejection? Refusal)
{
    public bool IsDone => Refusal is null;

    /// <summary>Why it was refused, with every single problem; null when it was done.</summary>
    public string? Reason(CultureInfo culture) =>
        Refusal is null ? null : string.Join(' ', Refusal.Problems.Select(p => p.Sentence).Prepend(Refusal.Sentence).Select(s => s.In(culture)));
}

/// <summary>The result as the API gives it.</summary>
internal sealed record BulkAnswer(int Done, int Refused, IReadOnlyList<BulkAnswer.Line> Items)
{
    public static BulkAnswer Of(BulkResult result, CultureInfo culture) => new(
        result.Done, result.Refused,
        [.. result.Lines.Select(l => new Line(l.Id, l.Task?.DossierCode, l.IsDone, l.Refusal?.Kind, l.Refusal?.Code, l.Reason(culture)))]);

    /// <summary>What became of one step.</summary>
    /// <param name="Detail">Why it was refused, in the caller's language.</param>
    internal sealed record Line(Guid Id, string? DossierCode, bool Done, RejectionKind? Kind, string? Code, string? Detail);
}
