using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Forecasts;

namespace Workflow.Host.Tasks;

/// <summary>A step as its officers see it. Instants are UTC.</summary>
/// <param name="DueAt">Null while the clock is stopped, and for a step that only has to be done within the appointed date of a stopped dossier.</param>
/// <param name="RemainingMinutes">Working minutes left when the clock was stopped; null while it runs.</param>
internal sealed record TaskView(
    Guid Id,
    Guid DossierId,
    string DossierCode,
    string ProcedureName,
    string ApplicantName,
    string StepKey,
    StepKind Kind,
    string Title,
    string? Instructions,
    Role Role,
    string UnitCode,
    string? AssigneeId,
    TaskState State,
    DateTime OpenedAt,
    string Limit,
    DateTime? DueAt,
    int? RemainingMinutes,
    string? Outcome,
    DateTime? CompletedAt,
    string? CompletedBy,
    int Revision)
{
    /// <summary>Whether its dossier will probably be late; given in lists of open steps alone.</summary>
    public TaskForecast? Forecast { get; init; }

    /// <summary>The absent officer for whom the assignee holds the step, or it was done, as a deputy.</summary>
    public string? ActingForId { get; init; }

    public required string ProcedureCode { get; init; }

    /// <summary>How the dossier was submitted.</summary>
    public required SubmissionChannel Channel { get; init; }

    /// <summary>When the dossier was received.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The dossier's appointed date: as it stands, and of a step that is over as it stood when the step ended.</summary>
    public required DateTime AppointedAt { get; init; }

    /// <summary>Who sent the dossier back to this step from a later one; null where nobody did.</summary>
    public string? ReturnedBy { get; init; }

    /// <summary>Why it was sent back; null also where it was done without a word.</summary>
    public string? ReturnReason { get; init; }

    public static TaskView Of(UserTask t) => new(
        t.Id, t.DossierId, t.DossierCode, t.ProcedureName, t.ApplicantName, t.StepKey, t.Kind, t.Title, t.Instructions, t.Role, t.UnitCode,
        t.AssigneeId, t.State, t.OpenedAt, t.Limit, t.DueAt, t.RemainingMinutes, t.Outcome, t.CompletedAt, t.CompletedBy, t.Revision)
    {
        ActingForId = t.ActingForId, ProcedureCode = t.ProcedureCode, Channel = t.Channel, ReceivedAt = t.ReceivedAt, AppointedAt = t.AppointedAt,
        ReturnedBy = t.ReturnedBy, ReturnReason = t.ReturnReason,
    };
}
