namespace Workflow.Core.Deadlines;

/// <summary>A threshold of a due date, with the instant at which it is reached.</summary>
public readonly record struct Alert(Threshold Threshold, DateTime DueAt, DateTime At);

/// <summary>The thresholds of one subject in time order.</summary>
public sealed class AlertSeries
{
    private readonly List<Alert> alerts;

    /// <param name="alerts">In any order; of two of a due date at the same instant the graver stays, except on the ladder, whose rungs are told to different people.</param>
    internal AlertSeries(IEnumerable<Alert> alerts)
    {
        this.alerts = [.. alerts.OrderBy(a => a.At).ThenBy(a => a.Threshold)];
        this.alerts.RemoveAll(one => one.Threshold < Threshold.Overdue
            && this.alerts.Exists(other => other.At == one.At && other.DueAt == one.DueAt && other.Threshold > one.Threshold));
    }

    public IReadOnlyList<Alert> All => alerts;

    /// <summary>The same with one more.</summary>
    internal AlertSeries With(Alert alert) => new([.. alerts, alert]);

    /// <summary>The instant of the next threshold after <paramref name="setAt"/>, when the due date is set; one already behind is skipped, except overdue and the ladder.</summary>
    public DateTime? NextAfter(DateTime setAt)
    {
        foreach (var alert in alerts)
            if (alert.At > setAt || alert.Threshold >= Threshold.Overdue) return alert.At;
        return null;
    }

    /// <summary>The gravest threshold reached at an instant; null before the first.</summary>
    public Threshold? Reached(DateTime now)
    {
        Threshold? gravest = null;
        foreach (var alert in alerts)
            if (alert.At <= now && (gravest is null || alert.Threshold > gravest)) gravest = alert.Threshold;
        return gravest;
    }

    /// <summary>What a sweep finds: every threshold from the instant it was to look at up to now, and the instant of the next one.</summary>
    /// <param name="from">Inclusive: the instant that <see cref="NextAfter"/> or the last sweep gave.</param>
    public (IReadOnlyList<Alert> Reached, DateTime? Next) Since(DateTime from, DateTime now)
    {
        var reached = alerts.FindAll(one => one.At <= now);
        var since = reached.FindAll(one => one.At >= from);
        // A calendar published in between may have moved a threshold before the instant that was kept: the last is never lost by it.
        if (since.Count == 0 && reached.Count > 0) since.Add(reached[^1]);
        return (since, reached.Count < alerts.Count ? alerts[reached.Count].At : null);
    }
}
