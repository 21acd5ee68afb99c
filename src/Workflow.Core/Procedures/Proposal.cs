using Workflow.Core.Dossiers;

namespace Workflow.Core.Procedures;

/// <summary>What became of a proposal.</summary>
public enum ProposalState { Waiting, Approved, Returned, TakenBack }

/// <summary>A package that somebody wants published and somebody else must approve.</summary>
public sealed class Proposal : IRevised
{
    public required Guid Id { get; init; }
    public required string ProcedureCode { get; init; }

    /// <summary>The stored package, as a version stores it.</summary>
    public required string Package { get; init; }

    /// <summary>The definition whose draft it was made from; null for a package that was handed in whole.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>The saves of the draft when it was made; a draft that has moved on stays when this is approved.</summary>
    public int? DraftSaves { get; init; }

    /// <summary>Officer who saved that draft last; may not approve it.</summary>
    public string? DrawnBy { get; init; }

    /// <summary>Number of the decision that approves the process; asked for at approval where it is still unknown.</summary>
    public string? DecisionNumber { get; init; }

    /// <summary>Civil day in the office's zone from whose beginning the version is in force; null for at once.</summary>
    public DateOnly? EffectiveFrom { get; init; }
    public string? OverrunReason { get; init; }

    /// <summary>Number of the version whose content is to become current again; null for new content.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>Why that version is to be restored; null for new content.</summary>
    public string? Note { get; init; }
    public required string ProposedBy { get; init; }
    public required DateTime ProposedAt { get; init; }
    public ProposalState State { get; set; }
    public string? DecidedBy { get; set; }
    public DateTime? DecidedAt { get; set; }

    /// <summary>Why it was returned; null otherwise.</summary>
    public string? Reason { get; set; }

    /// <summary>The version that it became.</summary>
    public Guid? VersionId { get; set; }
    public int Revision { get; set; }
}
