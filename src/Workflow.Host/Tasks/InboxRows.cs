using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Forecasts;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Forecasts;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>Adds to the steps of one page what an officer decides by: time left, heading, and why each stands out.</summary>
internal sealed class InboxRows(IDbContextFactory<WorkflowDbContext> contexts, OfficeClocks clocks, AlertPlan alerts, OpenForecasts forecasts, DeskTime time)
{
    public async Task<IReadOnlyList<InboxRow>> Of(IReadOnlyList<TaskView> tasks, CancellationToken cancellation)
    {
        var shown = tasks.Select(t => t.Id).ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var standing = await context.Tasks.AsNoTracking().Where(t => shown.Contains(t.Id))
            .Join(context.Dossiers, t => t.DossierId, d => d.Id, (t, d) => new Standing(
                t.Id, t.WarnBeforeMinutes, d.AppointedAt, d.BindingAt, d.StoppedAt, d.PausedAt, d.ProcessingEndedAt, d.OpenIncidents,
                new ForecastSubject(d.Id, d.ProcedureCode, d.CaseKey, d.Limit, d.ReceivingUnit, d.BindingAt, d.RemainingMinutes, d.ProcessingEndedAt, d.ClockFactCount)))
            .ToDictionaryAsync(s => s.TaskId, cancellation);
        var risks = await forecasts.Of(
            [.. tasks.Select(t => new ForecastStep(standing[t.Id].Subject, t.Id, t.StepKey, t.Kind, t.UnitCode, t.Role, t.Limit, t.OpenedAt))], time.Now, cancellation);
        return [.. tasks.Select(t => Row(t, standing[t.Id], risks.GetValueOrDefault(t.Id)))];
    }

    private InboxRow Row(TaskView task, Standing dossier, LateForecast? forecast)
    {
        var clock = clocks.Of(task.UnitCode);
        var limit = task.Kind == StepKind.ReturnResult ? default : TimeLimit.Parse(task.Limit).Value;
        var left = TimeLeft.Of(task.DueAt, task.RemainingMinutes, limit, dossier.WarnBeforeMinutes, clock, alerts, time.Now);
        var overdue = dossier.EndedAt is null && dossier.StoppedAt is null && dossier.BindingAt < time.Now
            ? clock.Count(dossier.BindingAt, time.Now) is { IsRejected: false, Value: var minutes } ? Math.Max(minutes, 1) : 1
            : 0;
        var risk = forecast is not null && forecasts.IsShown(forecast, dossier.Subject, time.Now) ? forecast : null;
        return new InboxRow(
            task, left, task.Kind == StepKind.ReturnResult ? InboxGroup.Ready : GroupOf(left, clock), dossier.StoppedAt is null ? dossier.AppointedAt : null,
            overdue, risk, Reasons(task, left, dossier, overdue, risk));
    }

    private InboxGroup GroupOf(TimeLeft left, OfficeClock clock)
    {
        if (left.DueAt is not { } due) return InboxGroup.Stopped;
        if (due <= time.Now) return InboxGroup.Spent;
        var day = clock.DayOf(due);
        var today = clock.DayOf(time.Now);
        if (day <= today) return InboxGroup.Today;
        return clock.Days.WorkingDayAfter(today, 1) is { IsRejected: false, Value: var next } && day <= next ? InboxGroup.NextDay : InboxGroup.Later;
    }

    private static List<InboxReason> Reasons(TaskView task, TimeLeft left, Standing dossier, int overdue, LateForecast? risk)
    {
        var reasons = new List<InboxReason>();
        if (overdue > 0) reasons.Add(InboxReason.DossierOverdue);
        if (left.Kind == TimeLeftKind.Over) reasons.Add(InboxReason.StepLate);
        if (dossier.OpenIncidents > 0) reasons.Add(InboxReason.Blocked);
        if (left.Kind == TimeLeftKind.Near) reasons.Add(InboxReason.StepNear);
        if (risk is not null) reasons.Add(InboxReason.Risk);
        if (dossier.PausedAt is not null) reasons.Add(InboxReason.Paused);
        if (reasons.Count == 0) reasons.Add(task.Kind == StepKind.ReturnResult ? InboxReason.Ready : InboxReason.Order);
        return reasons;
    }

    private sealed record Standing(
        Guid TaskId, int? WarnBeforeMinutes, DateTime AppointedAt, DateTime BindingAt, DateTime? StoppedAt, DateTime? PausedAt, DateTime? EndedAt, int OpenIncidents,
        ForecastSubject Subject);
}
