using Workflow.Core;

namespace Workflow.Runtime.Definitions;

/// <summary>What the checks before publishing found.</summary>
/// <param name="Problems">Errors refuse the version; warnings are to be confirmed with a reason.</param>
public sealed record PublishReport(IReadOnlyList<Problem> Problems, LongestPath LongestPath)
{
    /// <summary>Elementary steps that the checks took, by their own count.</summary>
    public long Steps { get; init; }

    public bool IsRefused => Problems.Any(p => p.Severity == Severity.Error);

    public IEnumerable<Problem> Warnings => Problems.Where(p => p.Severity == Severity.Warning);
}
