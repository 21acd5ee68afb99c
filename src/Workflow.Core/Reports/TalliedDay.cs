namespace Workflow.Core.Reports;

/// <summary>A civil day whose tallies are written; one without a row is counted from the dossiers.</summary>
public sealed class TalliedDay
{
    public required DateOnly Day { get; init; }
    public required DateTime WrittenAt { get; init; }
}
