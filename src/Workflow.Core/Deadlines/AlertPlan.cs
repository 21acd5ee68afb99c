namespace Workflow.Core.Deadlines;

/// <summary>When to warn of a due date: the settings of a province, all in working time.</summary>
/// <remarks>A rung of the ladder that lies beyond the calendar's years is left out: no officer is kept from working because next year's notice is missing.</remarks>
public sealed record AlertPlan
{
    /// <summary>The thresholds that hold where a province has set none.</summary>
    public static readonly AlertPlan Standard = new();

    /// <summary>Yellow when so much of the limit remains, in percent; alone decisive for a limit under a working day.</summary>
    public int NearPercent { get; init; } = 50;

    /// <summary>For a limit of a working day or more, yellow not before this many minutes remain, or <see cref="NearLongPercent"/> of the limit where that is more.</summary>
    public int NearMinutes { get; init; } = TimeLimit.MinutesPerDay;
    public int NearLongPercent { get; init; } = 20;

    /// <summary>Orange when so many minutes remain.</summary>
    public int LastHoursMinutes { get; init; } = 240;

    /// <summary>Minutes after the due instant at which the approver is told.</summary>
    public int ApproverAfterMinutes { get; init; } = 240;

    /// <summary>Minutes after the due instant at which the supervisor of the centre is told.</summary>
    public int SupervisorAfterMinutes { get; init; } = 480;

    /// <summary>The thresholds of a due date; two at the same instant keep only the graver.</summary>
    /// <param name="limit">A zero limit has no lateness of its own, so only a near mark that is given.</param>
    /// <param name="warnBeforeMinutes">A step's own near mark in working minutes; null takes the rule.</param>
    public Result<AlertSeries> For(ReminderSubject subject, DateTime due, TimeLimit limit, int? warnBeforeMinutes, OfficeClock clock)
    {
        var isOffices = subject is ReminderSubject.Task or ReminderSubject.Dossier;
        var alerts = new List<Alert>(5);
        var near = warnBeforeMinutes ?? NearMark(limit);
        if (!limit.IsZero || warnBeforeMinutes is not null)
        {
            var yellow = clock.Subtract(due, near);
            if (yellow.IsRejected) return yellow.Rejection!;
            alerts.Add(new Alert(Threshold.Near, due, yellow.Value));
        }
        if (isOffices && near > LastHoursMinutes && limit.Minutes > LastHoursMinutes)
        {
            // Never before yellow, which lies in the calendar.
            alerts.Add(new Alert(Threshold.LastHours, due, clock.Subtract(due, LastHoursMinutes).Value));
        }
        if (limit.IsZero) return new AlertSeries(alerts);
        alerts.Add(new Alert(Threshold.Overdue, due, due));
        // The ladder urges officers; the window of an applicant who is late is closed by one of them, and an acknowledgement that is late is a breach at once.
        if (isOffices) AddLadder(alerts, due, clock);
        return new AlertSeries(alerts);
    }

    /// <summary>The thresholds of a dossier: those of the date that was promised and, where an apology has moved that one alone, overdue of the binding date.</summary>
    public Result<AlertSeries> ForDossier(DateTime appointed, DateTime binding, TimeLimit limit, OfficeClock clock)
    {
        var promised = For(ReminderSubject.Dossier, appointed, limit, null, clock);
        return promised.IsRejected || appointed == binding || limit.IsZero
            ? promised
            : promised.Value.With(new Alert(Threshold.Overdue, binding, binding));
    }

    private void AddLadder(List<Alert> alerts, DateTime due, OfficeClock clock)
    {
        var approver = clock.Add(due, ApproverAfterMinutes);
        if (!approver.IsRejected) alerts.Add(new Alert(Threshold.RaisedToApprover, due, approver.Value));
        var supervisor = clock.Add(due, SupervisorAfterMinutes);
        if (!supervisor.IsRejected) alerts.Add(new Alert(Threshold.RaisedToSupervisor, due, supervisor.Value));
    }

    /// <summary>Working minutes that remain when a limit turns yellow.</summary>
    private int NearMark(TimeLimit limit)
    {
        var share = Percent(limit, NearPercent);
        return limit.Minutes < TimeLimit.MinutesPerDay ? share : Math.Min(share, Math.Max(NearMinutes, Percent(limit, NearLongPercent)));
    }

    private static int Percent(TimeLimit limit, int percent) => (int)((long)limit.Minutes * percent / 100);
}
