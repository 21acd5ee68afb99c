namespace Workflow.Core.Deadlines;

/// <summary>Writes the lines that explain a date: what was counted, what was left out and by which law.</summary>
internal sealed class Derivation(OfficeClock clock)
{
    public List<DerivationLine> Lines { get; } = [];

    private UnitCalendar Calendar => clock.Days;

    /// <summary>The whole explanation of a deadline that was never paused.</summary>
    public Result<IReadOnlyList<DerivationLine>> Of(Deadline deadline)
    {
        if (!Calendar.Covers(clock.DayOf(deadline.Received))) return Calendar.Published.Outside(clock.DayOf(deadline.Received).Year);
        var end = deadline.Rolling ?? deadline.Binding;
        if (!Calendar.Covers(clock.DayOf(end))) return Calendar.Published.Outside(clock.DayOf(end).Year);

        Add(deadline.Received, deadline.Received, 0, "LimitGiven", LegalSources.ProcedureCase, deadline.Limit.Describe());
        Reception(deadline);
        if (deadline.Rolling is { } rolling)
        {
            Counted(deadline.EffectiveStart, rolling);
            LeftLimit(rolling);
        }
        OuterBounds(deadline);
        Notices(deadline.Received, deadline.Binding);
        Bound(deadline);
        return Lines;
    }

    /// <summary>When the clock began to run, and why not at the moment of reception.</summary>
    public void Reception(Deadline deadline)
    {
        var (received, start) = (deadline.Received, deadline.EffectiveStart);
        var day = clock.DayOf(received);
        Add(received, start, 0, StartReason(received, start, day), HoursOn(clock.DayOf(start)), clock.LocalTime(start));
        Skipped(day, clock.DayOf(start).AddDays(-1));
    }

    /// <summary>One line for each working day between two instants with the minutes it gave, and for what lies between them.</summary>
    public void Counted(DateTime from, DateTime to)
    {
        var (day, last) = (clock.DayOf(from), clock.DayOf(to));
        if (!Calendar.IsWorking(day))
        {
            // What was resumed on a day off begins with the rest of it.
            var first = day;
            while (day <= last && !Calendar.IsWorking(day)) day = day.AddDays(1);
            Skipped(first, day.AddDays(-1));
        }
        while (day <= last)
        {
            if (Calendar.IsWorking(day)) CountedDay(day, from, to);
            var next = day.AddDays(1);
            while (next <= last && !Calendar.IsWorking(next)) next = next.AddDays(1);
            Skipped(day.AddDays(1), next.AddDays(-1));
            day = next;
        }
    }

    /// <summary>That the time ran out at closing time, and is not shown as the next opening.</summary>
    public void LeftLimit(DateTime end)
    {
        if (clock.Start(end) is { IsRejected: false, Value: var next } && next != end)
            Add(end, end, 0, "LeftLimit", HoursOn(clock.DayOf(end)), clock.LocalTime(end), clock.LocalTime(next));
    }

    public void Add(DateTime from, DateTime to, int minutes, string key, string source, params ReadOnlySpan<object?> arguments) =>
        Lines.Add(new DerivationLine(from, to, minutes, DerivationSentences.Book.Of(key, arguments), source, key));

    /// <summary>The statutory or same-day date, where there is one.</summary>
    public void OuterBounds(Deadline deadline)
    {
        if (deadline.Limit.Unit == LimitUnit.WorkingDays) StatutoryWorkingDays(deadline);
        if (deadline.Limit.Unit == LimitUnit.CalendarDays) StatutoryCalendarDays(deadline);
        if (deadline.SameDay is { } sameDay) SameDay(deadline, sameDay);
    }

    /// <summary>The date, and which bound applied.</summary>
    public void Bound(Deadline deadline)
    {
        var key = deadline.BindingRule switch
        {
            DueRule.Rolling => deadline.Statutory is null ? "BoundOnly" : "BoundRolling",
            DueRule.Statutory => deadline.Rolling is null ? "BoundOnly" : "BoundStatutory",
            DueRule.SameDay => "BoundOnly",
            _ => throw new ArgumentOutOfRangeException(nameof(deadline)),
        };
        Add(deadline.Binding, deadline.Binding, 0, key, LegalSources.EarlierBound, clock.LocalTime(deadline.Binding));
    }

    /// <summary>A warning for each year touched whose notices are not all issued.</summary>
    public void Notices(DateTime from, DateTime to)
    {
        for (var year = clock.DayOf(from).Year; year <= clock.DayOf(to).Year; year++)
            if (!clock.Calendar.IsComplete(year))
                Add(to, to, 0, "YearProvisional", LegalSources.Calendar(clock.Calendar), new DateTime(year, 1, 1));
    }

    private string StartReason(DateTime received, DateTime start, DateOnly day)
    {
        if (OfficeClock.ToMinute(received) == start) return "StartInHours";
        if (!Calendar.IsWorking(day)) return "StartDayOff";
        if (clock.DayOf(start) > day) return "StartAfterClosing";
        return TimeOnly.FromDateTime(clock.LocalTime(received)) < Calendar.HoursOn(day)!.Opening ? "StartBeforeOpening" : "StartInBreak";
    }

    private void CountedDay(DateOnly day, DateTime from, DateTime to)
    {
        var first = Later(from, clock.Start(clock.StartOf(day)).Value);
        var last = Earlier(to, clock.ClosingOf(day));
        var minutes = clock.Count(first, last).Value;
        if (minutes == 0) return;
        var hours = Calendar.HoursOn(day)!;
        if (Calendar.EntryOn(day) is { } entry)
            Add(first, last, minutes, entry.Kind == UnitEntryKind.Closure ? "ClosureDayCounted" : "UnitMakeupDayCounted", entry.Source, Noon(day), entry.Name, hours);
        else if (clock.Calendar.Named(day) is { } makeup) Add(first, last, minutes, "MakeupDayCounted", makeup.Source, Noon(day), makeup.Name);
        else if (Calendar.ProfileOn(day) is { } profile)
            Add(first, last, minutes, profile.Season is null ? "UnitHoursCounted" : "SeasonHoursCounted", profile.Source, Noon(day), hours, profile.Season);
        else Add(first, last, minutes, "WorkingDayCounted", LegalSources.WorkingTime, Noon(day));
    }

    /// <summary>Lines for the days off of a range, which may be empty.</summary>
    private void Skipped(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (Calendar.IsWorking(day)) continue;
            if (Calendar.EntryOn(day) is { } closure && clock.Calendar.IsWorking(day))
            {
                Add(clock.StartOf(day), clock.StartOf(day.AddDays(1)), 0, "ClosureDay", closure.Source, Noon(day), closure.Name);
                continue;
            }
            if (clock.Calendar.Named(day) is { } named)
            {
                var key = named.Status == CalendarDayStatus.Provisional ? "DayOffProvisional" : "DayOff";
                Add(clock.StartOf(day), clock.StartOf(day.AddDays(1)), 0, key, named.Source, Noon(day), named.Name);
                continue;
            }
            var end = day;
            while (end < last && IsPlainRest(end.AddDays(1))) end = end.AddDays(1);
            Add(clock.StartOf(day), clock.StartOf(end.AddDays(1)), 0, end == day ? "WeeklyRestDay" : "WeeklyRestDays", LegalSources.WeeklyRest, Noon(day), Noon(end));
            day = end;
        }
    }

    private bool IsPlainRest(DateOnly day) =>
        !Calendar.IsWorking(day) && !clock.Calendar.IsWorking(day) && clock.Calendar.Named(day) is null;

    private string HoursOn(DateOnly day) => LegalSources.OfficeHours(clock, day);

    private void StatutoryWorkingDays(Deadline deadline)
    {
        var statutory = deadline.Statutory!.Value;
        var key = deadline.Limit.IsZero ? "StatutoryAtOnce"
            : deadline.Limit.Minutes % TimeLimit.MinutesPerDay == 0 ? "StatutoryWorkingDays" : "StatutoryStartedDay";
        Add(deadline.Received, statutory, 0, key, LegalSources.CountingOfTerms, clock.LocalTime(statutory), deadline.Limit.StartedDays);
    }

    private void StatutoryCalendarDays(Deadline deadline)
    {
        var statutory = deadline.Statutory!.Value;
        if (deadline.Limit.IsZero)
        {
            Add(deadline.Received, statutory, 0, "StatutoryAtOnce", LegalSources.CountingOfTerms, clock.LocalTime(statutory));
            return;
        }
        var received = clock.DayOf(deadline.Received);
        for (var n = 1; n <= deadline.Limit.StartedDays; n++)
            Add(clock.StartOf(received.AddDays(n)), clock.StartOf(received.AddDays(n + 1)), 0, "CalendarDay", LegalSources.CountingOfTerms, Noon(received.AddDays(n)), n);
        var nominal = received.AddDays(deadline.Limit.StartedDays);
        var due = clock.DayOf(statutory);
        Add(deadline.Received, clock.StartOf(nominal.AddDays(1)), 0, "CalendarDaysCounted", LegalSources.CountingOfTerms, Noon(nominal), deadline.Limit.StartedDays);
        Skipped(nominal, due.AddDays(-1));
        Add(statutory, statutory, 0, due > nominal ? "CalendarDaysRolled" : "CalendarDaysEnd", LegalSources.CountingOfTerms, clock.LocalTime(statutory));
    }

    private void SameDay(Deadline deadline, DateTime sameDay)
    {
        var (first, last) = (clock.DayOf(deadline.EffectiveStart), clock.DayOf(sameDay));
        Skipped(first.AddDays(1), last.AddDays(-1));
        Add(deadline.EffectiveStart, sameDay, 0, last == first ? "SameDay" : "SameDayNext", LegalSources.SameDay, clock.LocalTime(sameDay));
    }

    // Sentences format dates as DateTime; noon, so that no reading of the value can move the day.
    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0));

    private static DateTime Later(DateTime one, DateTime other) => one >= other ? one : other;

    private static DateTime Earlier(DateTime one, DateTime other) => one <= other ? one : other;
}
