namespace Workflow.Core.Deadlines;

/// <summary>What a run over the running dossiers found for one of them: its dates before and after, or why they could not be computed.</summary>
public sealed class CalendarMove
{
    public required Guid RunId { get; init; }
    public required Guid DossierId { get; init; }
    public required string DossierCode { get; init; }
    public required string UnitCode { get; init; }

    /// <summary>The binding date before, UTC.</summary>
    public required DateTime DueBefore { get; init; }

    /// <summary>The binding date after, UTC; null where it could not be computed.</summary>
    public DateTime? DueAfter { get; init; }

    /// <summary>Working minutes left before and after, of a dossier whose clock stands.</summary>
    public int? RemainingBefore { get; init; }
    public int? RemainingAfter { get; init; }
    public int StepsMoved { get; init; }

    /// <summary>Compact JSON: title, due before and after of each open step that moves.</summary>
    public string? Steps { get; init; }

    /// <summary>Code of the refusal; null where the dates moved.</summary>
    public string? Failure { get; init; }
    public string? FailureVi { get; init; }
    public string? FailureEn { get; init; }
}
