using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary>A day of the province as it was typed. A swapped day off carries its make-up day.</summary>
internal sealed record CalendarDayForm(string? Date, string? DayKind, string? Status, string? Name, string? NameEn, string? Source, string? MakeupDate)
{
    public static CalendarDayForm Empty { get; } = new(null, null, null, null, null, null, null);

    /// <summary>The change that the form asks for; rejects one without day, name or source, and a swap without its other day.</summary>
    public Result<Action<CalendarDocument>> Read()
    {
        if (CalendarText.ReadDay(Date) is not { } date || CalendarEntryText.Given(Name, Source) is not { } given) return CalendarEntryText.Incomplete;
        if (!Enum.TryParse<CalendarDayKind>(DayKind, out var kind) || !Enum.IsDefined(kind)) return CalendarEntryText.Incomplete;
        if (!Enum.TryParse<CalendarDayStatus>(Status, out var status) || !Enum.IsDefined(status)) return CalendarEntryText.Incomplete;
        var day = new CalendarDay(date, kind, status, new Phrase(given.Name, CalendarEntryText.English(NameEn, given.Name)), given.Source);
        if (kind != CalendarDayKind.SwapDayOff) return CalendarEntryText.Change(document => document.PutDay(day));
        if (CalendarText.ReadDay(MakeupDate) is not { } other || other == date) return CalendarSentences.Refuse("MakeupDayMissing");
        return CalendarEntryText.Change(document =>
        {
            document.PutDay(day, other);
            document.PutDay(day with { Date = other, Kind = CalendarDayKind.MakeupWorkingDay }, date);
        });
    }
}

/// <summary>Hours of the province or a unit as they were typed.</summary>
internal sealed record CalendarHoursForm(string? Unit, string? From, string? To, string? SeasonFrom, string? SeasonTo, string? Windows, string? Source)
{
    public static CalendarHoursForm Empty { get; } = new(null, null, null, null, null, null, null);

    /// <summary>The change that the form asks for; rejects one without first day, hours or source, and half a season.</summary>
    public Result<Action<CalendarDocument>> Read()
    {
        if (CalendarText.ReadDay(From) is not { } from || CalendarEntryText.Given(Windows, Source) is not { } given) return CalendarEntryText.Incomplete;
        if (!CalendarEntryText.ReadEnd(To, out var to)) return CalendarEntryText.Incomplete;
        var (first, last) = (CalendarText.ReadSeasonDay(SeasonFrom), CalendarText.ReadSeasonDay(SeasonTo));
        var hasSeason = !string.IsNullOrWhiteSpace(SeasonFrom) || !string.IsNullOrWhiteSpace(SeasonTo);
        if (hasSeason && (first is null || last is null)) return CalendarSentences.Refuse("SeasonUnreadable");
        var line = new HoursLine(string.IsNullOrEmpty(Unit) ? null : Unit, from, to, first, last, given.Name, given.Source);
        return CalendarEntryText.Change(document => document.AddHours(line));
    }
}

/// <summary>A closure or make-up day of a unit as it was typed.</summary>
internal sealed record CalendarUnitEntryForm(
    string? Unit, string? From, string? To, string? EntryKind, string? Windows, string? Name, string? NameEn, string? Source)
{
    public static CalendarUnitEntryForm Empty { get; } = new(null, null, null, null, null, null, null, null);

    /// <summary>The change that the form asks for; rejects one without unit, first day, name or source.</summary>
    public Result<Action<CalendarDocument>> Read()
    {
        if (string.IsNullOrEmpty(Unit) || CalendarText.ReadDay(From) is not { } from) return CalendarEntryText.Incomplete;
        if (CalendarEntryText.Given(Name, Source) is not { } given || !CalendarEntryText.ReadEnd(To, out var to)) return CalendarEntryText.Incomplete;
        if (!Enum.TryParse<UnitEntryKind>(EntryKind, out var kind) || !Enum.IsDefined(kind)) return CalendarEntryText.Incomplete;
        var windows = string.IsNullOrWhiteSpace(Windows) ? null : Windows.Trim();
        var line = new UnitEntryLine(Unit, from, to, kind, windows, given.Name, CalendarEntryText.English(NameEn, given.Name), given.Source);
        return CalendarEntryText.Change(document => document.AddUnitEntry(line));
    }
}
