namespace Workflow.Core.Deadlines;

/// <summary>How something ended against its date (docs/deadlines.md, section 6).</summary>
public enum Timeliness { Early, OnTime, Late }

/// <summary>The two measures of punctuality: a step's in working minutes, a dossier's by the date.</summary>
public static class Punctuality
{
    /// <summary>A completed step: late when more was used than allowed, on time when it ended within the tolerance before its due instant. A zero limit is never late of its own.</summary>
    /// <param name="toleranceMinutes">Working minutes before the due instant that still count as on time rather than early.</param>
    public static Result<Timeliness> OfStep(DateTime completed, DateTime due, TimeLimit limit, OfficeClock clock, int toleranceMinutes = 0)
    {
        if (limit.IsZero) return Timeliness.OnTime;
        var over = clock.Count(due, completed);
        if (over.IsRejected) return over.Rejection!;
        if (over.Value > 0) return Timeliness.Late;
        return clock.Count(completed, due).Value > toleranceMinutes ? Timeliness.Early : Timeliness.OnTime;
    }

    /// <summary>An ended dossier: early on a day before its binding date, on time on that day up to the minute of it, late after it.</summary>
    public static Timeliness OfDossier(DateTime ended, DateTime binding, OfficeClock clock)
    {
        if (OfficeClock.ToMinute(ended) > binding) return Timeliness.Late;
        return clock.DayOf(ended) < clock.DayOf(binding) ? Timeliness.Early : Timeliness.OnTime;
    }
}
