namespace Workflow.Core.Deadlines;

/// <summary>
/// The office windows of a whole calendar laid out on one line of minutes, so that counting and adding are look-ups.
/// Minutes are counted from the first local midnight of the calendar; the zone is resolved once, when the table is made.
/// </summary>
internal sealed class WorkTable
{
    private const int MinutesPerCivilDay = 1440;
    private const int MinutesPerMark = 128;

    private readonly long origin;
    private readonly int[] dayStarts;
    private readonly int[] firstWindow;
    private readonly int[] opens;
    private readonly int[] closes;
    private readonly int[] workedBefore;
    private readonly int[] windowAtMark;

    public WorkTable(UnitCalendar calendar, TimeZoneInfo zone)
    {
        var (first, last) = (calendar.Published.First, calendar.Published.Last);
        var days = last.DayNumber - first.DayNumber + 1;
        origin = UtcTicks(first, TimeOnly.MinValue, zone);
        dayStarts = new int[days + 1];
        firstWindow = new int[days + 1];
        var (open, close, before) = (new List<int>(), new List<int>(), new List<int>());
        var total = 0;
        for (var day = 0; day <= days; day++)
        {
            var date = first.AddDays(day);
            dayStarts[day] = MinuteOf(UtcTicks(date, TimeOnly.MinValue, zone));
            firstWindow[day] = open.Count;
            if (day == days || calendar.HoursOn(date) is not { } hours) continue;
            foreach (var window in hours.Windows)
            {
                open.Add(MinuteOf(UtcTicks(date, window.Opens, zone)));
                close.Add(MinuteOf(UtcTicks(date, window.Closes, zone)));
                before.Add(total);
                total += close[^1] - open[^1];
            }
        }
        (opens, closes, workedBefore, TotalWorked) = ([.. open], [.. close], [.. before], total);
        windowAtMark = Marks(workedBefore, total);
    }

    /// <summary>Working minutes of the whole range.</summary>
    public int TotalWorked { get; }

    /// <summary>The minute an instant falls in, seconds cut off; false outside the range.</summary>
    public bool TryMinute(DateTime instant, out int minute)
    {
        if (instant.Kind == DateTimeKind.Local) throw new ArgumentException("Instants are UTC.", nameof(instant));
        var ticks = instant.Ticks - origin;
        minute = ticks < 0 ? -1 : (int)Math.Min(ticks / TimeSpan.TicksPerMinute, int.MaxValue);
        return minute >= 0 && minute < dayStarts[^1];
    }

    public DateTime InstantAt(int minute) => new(origin + minute * TimeSpan.TicksPerMinute, DateTimeKind.Utc);

    /// <summary>Working minutes from the beginning of the range to a minute.</summary>
    public int WorkedAt(int minute)
    {
        var window = WindowFrom(minute);
        return window == opens.Length ? TotalWorked : workedBefore[window] + Math.Max(0, minute - opens[window]);
    }

    /// <summary>The minute itself when it is worked, else the next opening; -1 when the range ends first.</summary>
    public int StartFrom(int minute)
    {
        var window = WindowFrom(minute);
        return window == opens.Length ? -1 : Math.Max(minute, opens[window]);
    }

    /// <summary>The first minute at which that many working minutes have passed, from 1 to <see cref="TotalWorked"/>: a closing time, never an opening.</summary>
    public int MinuteWhen(int worked)
    {
        // Days differ in length: every 128th worked minute is marked with its window, from there it is a few steps.
        var window = windowAtMark[worked / MinutesPerMark];
        while (window + 1 < workedBefore.Length && workedBefore[window + 1] < worked) window++;
        return opens[window] + worked - workedBefore[window];
    }

    /// <summary>Index of the civil day that a minute belongs to.</summary>
    public int DayOf(int minute)
    {
        var day = Math.Min(minute / MinutesPerCivilDay, firstWindow.Length - 2);
        while (dayStarts[day] > minute) day--;
        while (dayStarts[day + 1] <= minute) day++;
        return day;
    }

    /// <summary>The closing minute of a working day.</summary>
    public int ClosingOf(int day) => closes[firstWindow[day + 1] - 1];

    public int StartOf(int day) => dayStarts[day];

    private int WindowFrom(int minute)
    {
        var window = firstWindow[DayOf(minute)];
        while (window < closes.Length && closes[window] <= minute) window++;
        return window;
    }

    private static int[] Marks(int[] workedBefore, int total)
    {
        var marks = new int[total / MinutesPerMark + 1];
        var window = 0;
        for (var mark = 0; mark < marks.Length; mark++)
        {
            while (window + 1 < workedBefore.Length && workedBefore[window + 1] < mark * MinutesPerMark) window++;
            marks[mark] = window;
        }
        return marks;
    }

    private int MinuteOf(long ticks) => (int)((ticks - origin) / TimeSpan.TicksPerMinute);

    private static long UtcTicks(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(time);
        return local.Ticks - zone.GetUtcOffset(local).Ticks;
    }
}
