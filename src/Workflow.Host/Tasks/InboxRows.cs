using Workflow.Core.Deadlines;
using Workflow.Core.Forecasts;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Forecasts;

namespace Workflow.Host.Tasks;

/// <summary>Says of the steps of one page what an officer decides by: time left, heading, and why each stands out. Everything but the forecast is on the row.</summary>
internal sealed class InboxRows(OfficeClocks clocks, AlertPlan alerts, OpenForecasts forecasts, DeskTime time)
{
    public async Task<IReadOnlyList<InboxRow>> Of(IReadOnlyList<UserTask> tasks, CancellationToken cancellation)
    {
        var open = tasks.Where(t => t.State == TaskState.Open).Select(ForecastStep.Of).ToList();
        var risks = await forecasts.Of(open, time.Now, cancellation);
        var shown = open.Where(s => risks.GetValueOrDefault(s.TaskId) is { } risk && forecasts.IsShown(risk, s.Dossier, time.Now)).ToDictionary(s => s.TaskId, s => risks[s.TaskId]);
        return [.. tasks.Select(t => Row(t, shown.GetValueOrDefault(t.Id)))];
    }

    private InboxRow Row(UserTask task, LateForecast? risk)
    {
        var clock = clocks.Of(task.UnitCode);
        var limit = task.Kind == StepKind.ReturnResult ? default : TimeLimit.Parse(task.Limit).Value;
        var left = TimeLeft.Of(task.DueAt, task.RemainingMinutes, limit, task.WarnBeforeMinutes, clock, alerts, time.Now);
        var overdue = Overdue(task, clock);
        return new InboxRow(
            TaskView.Of(task), left, GroupOf(task, left, clock), task.DossierStoppedAt is null ? task.AppointedAt : null, overdue, risk, Reasons(task, left, overdue, risk));
    }

    /// <summary>Working minutes past the binding date; zero where it has not passed, or no longer counts.</summary>
    private int Overdue(UserTask task, OfficeClock clock)
    {
        if (task.State != TaskState.Open || task.DossierEndedAt is not null || task.DossierStoppedAt is not null || task.BindingAt >= time.Now) return 0;
        return clock.Count(task.BindingAt, time.Now) is { IsRejected: false, Value: var minutes } ? Math.Max(minutes, 1) : 1;
    }

    private InboxGroup GroupOf(UserTask task, TimeLeft left, OfficeClock clock)
    {
        if (task.State != TaskState.Open) return InboxGroup.Finished;
        if (task.Kind == StepKind.ReturnResult) return InboxGroup.Ready;
        if (left.DueAt is not { } due) return InboxGroup.Stopped;
        if (due <= time.Now) return InboxGroup.Spent;
        var day = clock.DayOf(due);
        var today = clock.DayOf(time.Now);
        if (day <= today) return InboxGroup.Today;
        return clock.Days.WorkingDayAfter(today, 1) is { IsRejected: false, Value: var next } && day <= next ? InboxGroup.NextDay : InboxGroup.Later;
    }

    private static List<InboxReason> Reasons(UserTask task, TimeLeft left, int overdue, LateForecast? risk)
    {
        var reasons = new List<InboxReason>();
        if (task.State != TaskState.Open) return reasons;
        if (overdue > 0) reasons.Add(InboxReason.DossierOverdue);
        if (left.Kind == TimeLeftKind.Over) reasons.Add(InboxReason.StepLate);
        if (task.IsBlocked) reasons.Add(InboxReason.Blocked);
        if (left.Kind == TimeLeftKind.Near) reasons.Add(InboxReason.StepNear);
        if (task.ReturnedBy is not null) reasons.Add(InboxReason.Returned);
        if (risk is not null) reasons.Add(InboxReason.Risk);
        if (task.DossierPausedAt is not null) reasons.Add(InboxReason.Paused);
        if (reasons.Count == 0) reasons.Add(task.Kind == StepKind.ReturnResult ? InboxReason.Ready : InboxReason.Order);
        return reasons;
    }
}
