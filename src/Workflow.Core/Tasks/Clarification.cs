using Workflow.Core.Dossiers;

namespace Workflow.Core.Tasks;

/// <summary>
/// A question of whoever does a step to another officer (yêu cầu làm rõ), and its answer. It moves nothing and stops no clock: the dossier stays at the step.
/// Sending a dossier back for clarification is another thing, an outcome of the approval.
/// </summary>
public sealed class Clarification : IRevised
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required string DossierCode { get; init; }
    public required string ProcedureCode { get; init; }
    public required string ProcedureName { get; init; }

    /// <summary>The step at which it was asked.</summary>
    public required Guid TaskId { get; init; }
    public required string StepTitle { get; init; }

    /// <summary>The unit of the step.</summary>
    public required string UnitCode { get; init; }
    public required string AskerId { get; init; }
    public required string AskedId { get; init; }

    /// <summary>At most 2,000 characters.</summary>
    public required string Question { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>At most 2,000 characters; null while it is open.</summary>
    public string? Answer { get; private set; }

    /// <summary>The asked officer, or the deputy who answered meanwhile.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; private set; }
    public int Revision { get; set; }

    public bool IsOpen => AnsweredAt is null;

    internal void Take(string answer, string officerId, DateTime at) => (Answer, AnsweredBy, AnsweredAt) = (answer, officerId, at);
}
