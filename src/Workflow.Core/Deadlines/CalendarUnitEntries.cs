using System.Text.Json;

namespace Workflow.Core.Deadlines;

/// <summary>Reads the closures and make-up days of units and holds each against the province's days and the others of its unit.</summary>
internal sealed class CalendarUnitEntries(JsonFields json)
{
    private const int MostEntries = 5000;

    private static readonly string[] fields = ["unit", "from", "to", "kind", "windows", "name_vi", "name_en", "source", "note"];

    private static readonly Dictionary<string, UnitEntryKind> kinds = new()
    {
        ["closure"] = UnitEntryKind.Closure,
        ["makeup_working_day"] = UnitEntryKind.MakeupWorkingDay,
    };

    private readonly List<(string Path, UnitEntry Entry)> read = [];

    public IReadOnlyList<UnitEntry> Read(JsonElement root)
    {
        foreach (var (path, element) in json.OptionalElements(root, "$", "unit_entries", MostEntries))
            if (json.IsObject(element, path, fields) && Entry(element, path) is { } entry) read.Add((path, entry));
        foreach (var unit in read.GroupBy(each => each.Entry.Unit)) RefuseOverlaps([.. unit.OrderBy(each => each.Entry.From)]);
        return [.. read.Select(each => each.Entry)];
    }

    /// <summary>Adds a problem for each entry outside the calendar's years, and for each make-up day that the province works anyway.</summary>
    public void Compare(WorkingCalendar calendar)
    {
        foreach (var (path, entry) in read)
            if (!calendar.Covers(entry.From) || !calendar.Covers(entry.To))
                json.Problem("DateOutsideYears", $"{path}.from", Noon(calendar.Covers(entry.From) ? entry.To : entry.From));
            else if (entry.Kind == UnitEntryKind.MakeupWorkingDay && Days(entry).Where(calendar.IsWorking).Take(1).ToList() is [var worked])
                json.Problem("MakeupOnWorkingDay", $"{path}.from", Noon(worked));
    }

    private UnitEntry? Entry(JsonElement element, string path)
    {
        var unit = json.Text(element, path, "unit");
        var from = json.Date(element, path, "from");
        var to = json.OptionalDate(element, path, "to") ?? from;
        if (to < from) json.Problem("RangeBackwards", $"{path}.to");
        var kind = json.Known(kinds, element, path, "kind", "KindUnknown");
        var hours = json.Windows(json.OptionalText(element, path, "windows"), $"{path}.windows");
        var (vi, en, source) = (json.Text(element, path, "name_vi"), json.Text(element, path, "name_en"), json.Text(element, path, "source"));
        return unit is null || from is null || to is null || kind is null || vi is null || en is null || source is null
            ? null
            : new UnitEntry(unit, from.Value, to.Value, kind.Value, hours, new Phrase(vi, en), source);
    }

    private void RefuseOverlaps(List<(string Path, UnitEntry Entry)> inOrder)
    {
        for (var i = 1; i < inOrder.Count; i++)
            if (inOrder.Take(i).Any(earlier => earlier.Entry.To >= inOrder[i].Entry.From))
                json.Problem("UnitEntriesOverlap", inOrder[i].Path, inOrder[i].Entry.Unit, Noon(inOrder[i].Entry.From));
    }

    private static IEnumerable<DateOnly> Days(UnitEntry entry)
    {
        for (var day = entry.From; day <= entry.To; day = day.AddDays(1)) yield return day;
    }

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0));
}
