using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary>The words of the published form for what the calendar knows as values.</summary>
internal static class CalendarWordings
{
    public static string Kind(CalendarDayKind kind) => kind switch
    {
        CalendarDayKind.PublicHoliday => "public_holiday",
        CalendarDayKind.TetHoliday => "tet_holiday",
        CalendarDayKind.SubstituteDayOff => "substitute_day_off",
        CalendarDayKind.SwapDayOff => "swap_day_off",
        CalendarDayKind.MakeupWorkingDay => "makeup_working_day",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Kind(UnitEntryKind kind) => kind switch
    {
        UnitEntryKind.Closure => "closure",
        UnitEntryKind.MakeupWorkingDay => "makeup_working_day",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Status(CalendarDayStatus status) => status switch
    {
        CalendarDayStatus.Official => "official",
        CalendarDayStatus.Statutory => "statutory",
        CalendarDayStatus.Provisional => "provisional",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
