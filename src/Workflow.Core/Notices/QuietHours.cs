namespace Workflow.Core.Notices;

/// <summary>When nobody is to be disturbed: some hours of each day, over midnight where <paramref name="From"/> is the later one, and days off where they are meant too.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Exclusive; equal to <paramref name="From"/>: no hours.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until, bool OnDaysOff)
{
    // Tết is the longest row of days off; a calendar that knows only days off must not hold a message for ever.
    private const int MostDays = 31;

    /// <summary>The first instant from <paramref name="instant"/> on, itself included, at which a message may arrive.</summary>
    public DateTime EndAfter(DateTime instant, TimeZoneInfo zone, Func<DateOnly, bool> isDayOff)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(instant, zone);
        var open = NextOpen(local, isDayOff);
        return open == local ? instant : TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(open, DateTimeKind.Unspecified), zone);
    }

    private DateTime NextOpen(DateTime local, Func<DateOnly, bool> isDayOff)
    {
        var day = DateOnly.FromDateTime(local);
        for (var left = MostDays; left > 0; left--)
        {
            var time = TimeOnly.FromDateTime(local);
            if (OnDaysOff && isDayOff(day)) (day, local) = (day.AddDays(1), day.AddDays(1).ToDateTime(TimeOnly.MinValue));
            else if (!Holds(time)) return local;
            else if (time < Until) local = day.ToDateTime(Until);
            else (day, local) = (day.AddDays(1), day.AddDays(1).ToDateTime(TimeOnly.MinValue));
        }
        return local;
    }

    private bool Holds(TimeOnly time) => From <= Until ? time >= From && time < Until : time >= From || time < Until;
}
