using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;

namespace Workflow.Host.Calendars;

/// <summary>Computes the dates of one dossier anew and says what moved.</summary>
internal static class CalendarRecount
{
    /// <summary>What a run found for a dossier; null where no date moves.</summary>
    /// <param name="changes">What would be, or is to be, written.</param>
    public static CalendarMove? Of(Guid runId, Dossier dossier, string reason, Circumstances now, ChangeSet changes)
    {
        var before = dossier.BindingAt;
        var shift = dossier.Recompute(reason, now, changes);
        if (shift.Rejection is { } rejection) return Failed(runId, dossier, before, rejection);
        return shift.Value.HasMoved ? Moved(runId, dossier, shift.Value) : null;
    }

    public static CalendarMove Failed(Guid runId, Dossier dossier, DateTime before, Rejection rejection) => new()
    {
        RunId = runId, DossierId = dossier.Id, DossierCode = dossier.Code, UnitCode = dossier.ReceivingUnit, DueBefore = before,
        Failure = rejection.Code, FailureVi = rejection.Sentence.Vi, FailureEn = rejection.Sentence.En,
    };

    private static CalendarMove Moved(Guid runId, Dossier dossier, DeadlineShift shift)
    {
        var steps = shift.Before.Steps.Zip(shift.After.Steps, (old, next) => new StepMove(old.Title, old.DueAt, next.DueAt, old.RemainingMinutes, next.RemainingMinutes))
            .Where(step => (step.DueBefore, step.RemainingBefore) != (step.DueAfter, step.RemainingAfter)).ToList();
        return new CalendarMove
        {
            RunId = runId, DossierId = dossier.Id, DossierCode = dossier.Code, UnitCode = dossier.ReceivingUnit,
            DueBefore = shift.Before.BindingAt, DueAfter = shift.After.BindingAt,
            RemainingBefore = shift.Before.RemainingMinutes, RemainingAfter = shift.After.RemainingMinutes,
            StepsMoved = steps.Count, Steps = JsonSerializer.Serialize(steps, JsonSerializerOptions.Web),
        };
    }
}

/// <summary>An open step whose due instant, or whose remaining minutes while it stands, are others.</summary>
internal sealed record StepMove(string Title, DateTime? DueBefore, DateTime? DueAfter, int? RemainingBefore, int? RemainingAfter)
{
    public static IReadOnlyList<StepMove> Of(CalendarMove move) =>
        move.Steps is null ? [] : JsonSerializer.Deserialize<List<StepMove>>(move.Steps, JsonSerializerOptions.Web)!;
}
