using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>A step that an officer has finished, as far as reports look at it.</summary>
/// <param name="Dossier">The units and the procedure of its dossier.</param>
/// <param name="Data">What was said at a hand-over; null at every other step.</param>
internal sealed record FinishedStep(
    FlowKey Dossier, string UnitCode, string StepKey, string Title, int Activity, StepKind Kind, bool HasOwnDeadline, bool StopsClock, string Limit, DateTime? DueAt, int? RemainingMinutes,
    DateTime CompletedAt, bool IsLate, bool WasSentBack, string? Data);

/// <summary>Reads the steps that were finished between two instants.</summary>
internal static class FinishedSteps
{
    /// <param name="since">Inclusive, UTC.</param>
    /// <param name="before">Exclusive, UTC.</param>
    public static async Task<List<FinishedStep>> Between(WorkflowDbContext context, DateTime since, DateTime before, CancellationToken cancellation)
    {
        // The index stands by officer: one look for each costs less than an index that every completion writes.
        string[] officers = [.. await context.Officers.Select(o => o.Id).ToListAsync(cancellation), Actor.System.Id];
        return await (
            from t in context.Tasks.AsNoTracking()
            where t.State == TaskState.Completed && EF.Parameter(officers).Contains(t.CompletedBy!) && t.CompletedAt >= since && t.CompletedAt < before
            join d in context.Dossiers on t.DossierId equals d.Id
            select new FinishedStep(
                new FlowKey(d.ReceivingUnit, d.CompetentUnit, d.ProcedureCode), t.UnitCode, t.StepKey, t.Title, t.Activity, t.Kind, t.HasOwnDeadline, t.StopsClock, t.Limit, t.DueAt, t.RemainingMinutes,
                t.CompletedAt!.Value, t.Timeliness == Timeliness.Late, t.ReturnedBy != null, t.Kind == StepKind.ReturnResult ? t.Data : null)).ToListAsync(cancellation);
    }
}
