using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Submissions;
using Workflow.Persistence;

namespace Workflow.Host.Reminders;

/// <summary>The online submissions of whose acknowledgement reception is to be reminded.</summary>
internal sealed class DueSubmissions : DueSource
{
    public override async Task<IReadOnlyList<DueSubject>> Next(
        WorkflowDbContext context, DateTime until, Mark after, int skip, int most, CancellationToken cancellation)
    {
        var rows = await Due(context.Submissions, until, after, skip, most)
            .Select(s => new { s.Id, s.Revision, LookAt = s.NextAlertAt!.Value, s.Reference, s.ProcedureName, s.AcknowledgeDueAt, s.AcknowledgeLimit, s.ReceivingUnit })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(s => new DueSubject(
                typeof(Submission), ReminderSubject.Submission, s.Id, s.Revision, s.LookAt, DossierId: null, s.Reference, s.ProcedureName,
                s.AcknowledgeDueAt, BindingAt: null, s.AcknowledgeLimit, WarnBeforeMinutes: null, s.ReceivingUnit,
                new AlertScope(s.ReceivingUnit, s.ReceivingUnit, [new StepHands(null, Role.ReceptionOfficer, s.ReceivingUnit)], Above: Role.CenterSupervisor))),
        ];
    }
}
