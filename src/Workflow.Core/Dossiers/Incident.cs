namespace Workflow.Core.Dossiers;

/// <summary>An automatic step that failed; the dossier is blocked there until it is retried.</summary>
public sealed class Incident : IRevised
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }

    /// <summary>Index in the version's list of activities.</summary>
    public required int Activity { get; init; }

    /// <summary>The frame in which the activity failed.</summary>
    public required int Frame { get; init; }
    public required string ActivityId { get; init; }
    public required string Code { get; init; }
    public required string ReasonVi { get; init; }
    public required string ReasonEn { get; init; }
    public required DateTime RaisedAt { get; init; }

    /// <summary>What came for the activity and could not reach it, as compact JSON: brought again by the retry. Null where nothing was left behind; personal data.</summary>
    public string? Undelivered { get; init; }
    public DateTime? ResolvedAt { get; internal set; }
    public string? ResolvedBy { get; internal set; }
    public int Revision { get; set; }
}
