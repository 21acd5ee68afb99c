using System.Text.Json;

namespace Workflow.Core.Deadlines;

/// <summary>Reads the named days of a calendar and holds each against the weekly pattern and the others.</summary>
/// <param name="years">Null when they could not be read: then no day is outside them.</param>
internal sealed class CalendarEntries(JsonFields json, (int First, int Last)? years, IReadOnlyCollection<DayOfWeek> weeklyRest)
{
    private static readonly string[] fields =
    [
        "date", "weekday", "name_vi", "name_en", "kind", "is_working_day", "status", "confidence", "source", "group",
        "lunar_date", "note", "substitute_for", "swapped_with",
    ];

    private static readonly Dictionary<string, CalendarDayKind> kinds = new()
    {
        ["public_holiday"] = CalendarDayKind.PublicHoliday,
        ["tet_holiday"] = CalendarDayKind.TetHoliday,
        ["substitute_day_off"] = CalendarDayKind.SubstituteDayOff,
        ["swap_day_off"] = CalendarDayKind.SwapDayOff,
        ["makeup_working_day"] = CalendarDayKind.MakeupWorkingDay,
    };

    private static readonly Dictionary<string, CalendarDayStatus> statuses = new()
    {
        ["official"] = CalendarDayStatus.Official,
        ["statutory"] = CalendarDayStatus.Statutory,
        ["provisional"] = CalendarDayStatus.Provisional,
    };

    private readonly Dictionary<DateOnly, CalendarDay> days = [];
    private readonly List<(string Path, DateOnly Day)> mentioned = [];

    public IReadOnlyCollection<CalendarDay> Read(JsonElement root)
    {
        foreach (var (path, entry) in json.Elements(root, "$", "entries"))
            if (json.IsObject(entry, path, fields) && Day(entry, path) is { } day) Keep(day, path);
        foreach (var (path, day) in mentioned)
            if (!days.ContainsKey(day)) json.Problem("DateNotListed", path, Noon(day));
        return days.Values;
    }

    private CalendarDay? Day(JsonElement entry, string path)
    {
        var date = json.Date(entry, path, "date");
        var weekday = json.Text(entry, path, "weekday");
        if (date is { } known && weekday is not null && weekday != known.DayOfWeek.ToString())
            json.Problem("WeekdayMismatch", $"{path}.weekday", Noon(known), weekday);
        var kind = json.Known(kinds, entry, path, "kind", "KindUnknown");
        var status = json.Known(statuses, entry, path, "status", "StatusUnknown");
        var (vi, en, source) = (json.Text(entry, path, "name_vi"), json.Text(entry, path, "name_en"), json.Text(entry, path, "source"));
        if (json.Flag(entry, path, "is_working_day") is { } works && kind is { } named && works != (named == CalendarDayKind.MakeupWorkingDay))
            json.Problem("WorkingFlagMismatch", $"{path}.is_working_day");
        Mention(entry, path, "substitute_for");
        Mention(entry, path, "swapped_with");
        return date is null || kind is null || status is null || vi is null || en is null || source is null
            ? null
            : new CalendarDay(date.Value, kind.Value, status.Value, new Phrase(vi, en), source);
    }

    private void Keep(CalendarDay day, string path)
    {
        if (years is { } range && (day.Date.Year < range.First || day.Date.Year > range.Last))
            json.Problem("DateOutsideYears", $"{path}.date", Noon(day.Date));
        else if (days.TryGetValue(day.Date, out var earlier))
            json.Problem(earlier.IsWorking == day.IsWorking ? "DateTwice" : "DateOffAndMakeup", $"{path}.date", Noon(day.Date));
        else if (day.IsWorking && !weeklyRest.Contains(day.Date.DayOfWeek))
            json.Problem("MakeupOnWorkingDay", $"{path}.date", Noon(day.Date));
        else
            days.Add(day.Date, day);
    }

    private void Mention(JsonElement entry, string path, string name)
    {
        if (json.OptionalText(entry, path, name) is { } text && json.Date(text, $"{path}.{name}") is { } day)
            mentioned.Add(($"{path}.{name}", day));
    }

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0));
}
