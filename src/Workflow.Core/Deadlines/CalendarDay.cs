namespace Workflow.Core.Deadlines;

/// <summary>Why a day differs from the weekly pattern.</summary>
public enum CalendarDayKind
{
    PublicHoliday,
    TetHoliday,
    /// <summary>Given for a holiday that fell on a weekly rest day (Labour Code 2019, article 111 clause 3).</summary>
    SubstituteDayOff,
    /// <summary>A weekday off in exchange for a make-up day.</summary>
    SwapDayOff,
    /// <summary>A weekly rest day that is a full working day.</summary>
    MakeupWorkingDay,
}

/// <summary>How firmly a day is known.</summary>
public enum CalendarDayStatus
{
    /// <summary>By law or by notice of the competent authority.</summary>
    Official,
    /// <summary>Follows from the law without a notice.</summary>
    Statutory,
    /// <summary>Inferred, the yearly notice is awaited.</summary>
    Provisional,
}

/// <summary>A day that the calendar names, with its legal source.</summary>
public sealed record CalendarDay(DateOnly Date, CalendarDayKind Kind, CalendarDayStatus Status, Phrase Name, string Source)
{
    public bool IsWorking => Kind == CalendarDayKind.MakeupWorkingDay;
}
