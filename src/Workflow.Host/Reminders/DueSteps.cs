using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Host.Notices;
using Workflow.Persistence;

namespace Workflow.Host.Reminders;

/// <summary>The open steps whose look is due.</summary>
internal sealed class DueSteps : DueSource
{
    public override async Task<IReadOnlyList<DueSubject>> Next(
        WorkflowDbContext context, DateTime until, Mark after, int skip, int most, CancellationToken cancellation)
    {
        var rows = await Due(context.Tasks.Where(t => t.DueAt != null), until, after, skip, most)
            .Join(context.Dossiers, t => t.DossierId, d => d.Id, (t, d) => new
            {
                t.Id, t.Revision, LookAt = t.NextAlertAt!.Value, t.DossierId, t.DossierCode, t.Title, t.Kind, DueAt = t.DueAt!.Value, t.Limit,
                t.WarnBeforeMinutes, t.AssigneeId, t.Role, t.UnitCode, d.ReceivingUnit, d.CompetentUnit,
                d.ProcedureName, d.ApplicantEmail, d.ApplicantPhone,
            })
            .OrderBy(t => t.LookAt).ThenBy(t => t.Id).ToListAsync(cancellation);
        return
        [
            .. rows.Select(t => new DueSubject(
                typeof(UserTask), UserTask.SubjectOf(t.Kind), t.Id, t.Revision, t.LookAt, t.DossierId, t.DossierCode, t.Title,
                t.DueAt, BindingAt: null, t.Limit, t.WarnBeforeMinutes, t.UnitCode,
                new AlertScope(t.ReceivingUnit, t.CompetentUnit, [new StepHands(t.AssigneeId, t.Role, t.UnitCode)]),
                t.Kind is StepKind.RequestSupplement or StepKind.RequestPayment ? new NoticeApplicant(t.DossierId, t.DossierCode, t.ProcedureName, t.ReceivingUnit, t.ApplicantEmail, t.ApplicantPhone) : null)),
        ];
    }
}
