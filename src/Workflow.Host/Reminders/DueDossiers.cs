using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Reminders;

/// <summary>The dossiers whose appointed date is to be looked at, each with its open steps.</summary>
internal sealed class DueDossiers : DueSource
{
    public override async Task<IReadOnlyList<DueSubject>> Next(
        WorkflowDbContext context, DateTime until, Mark after, int skip, int most, CancellationToken cancellation)
    {
        var dossiers = await Due(context.Dossiers, until, after, skip, most)
            .Select(d => new
            {
                d.Id, d.Revision, LookAt = d.NextAlertAt!.Value, d.Code, d.ProcedureName, d.AppointedAt, d.BindingAt, d.Limit, d.ReceivingUnit, d.CompetentUnit,
            })
            .ToListAsync(cancellation);
        if (dossiers.Count == 0) return [];

        var ids = dossiers.ConvertAll(d => d.Id);
        var steps = (await context.Tasks.Where(t => ids.Contains(t.DossierId) && t.State == TaskState.Open)
            .Select(t => new { t.DossierId, t.AssigneeId, t.Role, t.UnitCode }).ToListAsync(cancellation))
            .ToLookup(t => t.DossierId, t => new StepHands(t.AssigneeId, t.Role, t.UnitCode));
        return
        [
            .. dossiers.Select(d => new DueSubject(
                typeof(Dossier), ReminderSubject.Dossier, d.Id, d.Revision, d.LookAt, d.Id, d.Code, d.ProcedureName,
                d.AppointedAt, d.BindingAt, d.Limit, WarnBeforeMinutes: null, d.ReceivingUnit, new AlertScope(d.ReceivingUnit, d.CompetentUnit, [.. steps[d.Id]]))),
        ];
    }
}
