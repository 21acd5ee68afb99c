namespace Workflow.Core.Deadlines;

/// <summary>Which rule set an instant.</summary>
public enum DueRule { Rolling, Statutory, SameDay }

/// <summary>The dates of a dossier and how each came about.</summary>
/// <param name="EffectiveStart">When the clock began to run.</param>
/// <param name="Rolling">Null for limits that are not counted in working time.</param>
/// <param name="Statutory">Null for limits in hours and for the same day.</param>
/// <param name="Binding">The instant lateness is measured against; also the appointed date.</param>
/// <remarks>
/// Fractions of days: the rolling date takes them to the minute (2.5 working days are 1,200 minutes); the statutory date counts a started
/// day whole (2.5 days end with the third). A limit of zero ends when the clock begins to run.
/// </remarks>
public readonly record struct Deadline(
    DateTime Received,
    TimeLimit Limit,
    DateTime EffectiveStart,
    DateTime? Rolling,
    DateTime? Statutory,
    DateTime? SameDay,
    DateTime Binding,
    DueRule BindingRule)
{
    /// <summary>Reception up to and including this time is answered the same day (Decree 23/2015, article 7).</summary>
    public static readonly TimeOnly SameDayCutOff = new(15, 0);

    /// <summary>The dates of a dossier received at an instant (docs/deadlines.md, section 3).</summary>
    public static Result<Deadline> OfDossier(DateTime received, TimeLimit limit, OfficeClock clock)
    {
        var start = clock.Start(received);
        if (start.IsRejected) return start.Rejection!;
        return limit.Unit switch
        {
            LimitUnit.WorkingHours => OfHours(received, limit, start.Value, clock),
            LimitUnit.WorkingDays => OfWorkingDays(received, limit, start.Value, clock),
            LimitUnit.CalendarDays => OfCalendarDays(received, limit, start.Value, clock),
            LimitUnit.SameDay => OfSameDay(received, start.Value, clock),
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, "Unknown unit."),
        };
    }

    /// <summary>The lines that explain the dates, in order; the minutes of a rolling date add up to the limit.</summary>
    public Result<IReadOnlyList<DerivationLine>> Explain(OfficeClock clock) => new Derivation(clock).Of(this);

    private static Result<Deadline> OfHours(DateTime received, TimeLimit limit, DateTime start, OfficeClock clock)
    {
        var rolling = clock.Add(start, limit.Minutes);
        return rolling.IsRejected
            ? rolling.Rejection!
            : new Deadline(received, limit, start, rolling.Value, null, null, rolling.Value, DueRule.Rolling);
    }

    private static Result<Deadline> OfWorkingDays(DateTime received, TimeLimit limit, DateTime start, OfficeClock clock)
    {
        var last = limit.IsZero ? clock.DayOf(start) : clock.Days.WorkingDayAfter(clock.DayOf(received), limit.StartedDays);
        if (last.IsRejected) return last.Rejection!;
        var statutory = clock.ClosingOf(last.Value);
        var rolling = clock.Add(start, limit.Minutes);
        if (rolling.IsRejected) return rolling.Rejection!;
        return rolling.Value <= statutory
            ? new Deadline(received, limit, start, rolling.Value, statutory, null, rolling.Value, DueRule.Rolling)
            : new Deadline(received, limit, start, rolling.Value, statutory, null, statutory, DueRule.Statutory);
    }

    private static Result<Deadline> OfCalendarDays(DateTime received, TimeLimit limit, DateTime start, OfficeClock clock)
    {
        var last = limit.IsZero ? clock.DayOf(start) : clock.Days.WorkingDayFrom(clock.DayOf(received).AddDays(limit.StartedDays));
        if (last.IsRejected) return last.Rejection!;
        var statutory = clock.ClosingOf(last.Value);
        return new Deadline(received, limit, start, null, statutory, null, statutory, DueRule.Statutory);
    }

    private static Result<Deadline> OfSameDay(DateTime received, DateTime start, OfficeClock clock)
    {
        var day = clock.DayOf(start);
        var last = TimeOnly.FromDateTime(clock.LocalTime(start)) <= SameDayCutOff ? day : clock.Days.WorkingDayAfter(day, 1);
        if (last.IsRejected) return last.Rejection!;
        var due = clock.ClosingOf(last.Value);
        return new Deadline(received, TimeLimit.SameDay, start, null, null, due, due, DueRule.SameDay);
    }
}
