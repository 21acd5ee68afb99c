using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary>The published form of a calendar in the hands of an editor: entries come and go, the yearly sums follow by themselves.</summary>
internal sealed class CalendarDocument(string json)
{
    private const string Entries = "entries";
    private const string Hours = "working_hours";
    private const string UnitEntries = "unit_entries";
    private const string Years = "year_summary";

    private static readonly JsonSerializerOptions written = new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly JsonObject root = JsonNode.Parse(json)!.AsObject();

    /// <summary>Puts a day off or a make-up day in, in place of one of the same date.</summary>
    /// <param name="swappedWith">The other day of a pair that changes places; null for a day of its own.</param>
    public void PutDay(CalendarDay day, DateOnly? swappedWith = null)
    {
        RemoveDay(day.Date);
        var entry = new JsonObject
        {
            ["date"] = Iso(day.Date), ["weekday"] = day.Date.DayOfWeek.ToString(), ["name_vi"] = day.Name.Vi, ["name_en"] = day.Name.En,
            ["kind"] = CalendarWordings.Kind(day.Kind), ["is_working_day"] = day.IsWorking, ["status"] = CalendarWordings.Status(day.Status), ["source"] = day.Source,
        };
        if (swappedWith is { } other) entry["swapped_with"] = Iso(other);
        List(Entries).Add((JsonNode)entry);
    }

    /// <summary>Takes a day out, and out of what other days say of it.</summary>
    public void RemoveDay(DateOnly date)
    {
        var written = Iso(date);
        Remove(Entries, entry => (string?)entry["date"] == written);
        foreach (var entry in List(Entries).OfType<JsonObject>())
            foreach (var mention in new[] { "swapped_with", "substitute_for" })
                if ((string?)entry[mention] == written) entry.Remove(mention);
    }

    public void AddHours(HoursLine line)
    {
        var profile = new JsonObject { ["from"] = Iso(line.From), ["windows"] = line.Windows, ["source"] = line.Source };
        if (line.Unit is not null) profile["unit"] = line.Unit;
        if (line.To is { } to) profile["to"] = Iso(to);
        if (line.SeasonFrom is not null) profile["season"] = new JsonObject { ["from"] = line.SeasonFrom, ["to"] = line.SeasonTo };
        List(Hours).Add((JsonNode)profile);
    }

    /// <summary>Takes hours out by their place in the list, from 0.</summary>
    public void RemoveHours(int index) => RemoveAt(Hours, index);

    public void AddUnitEntry(UnitEntryLine line)
    {
        var entry = new JsonObject
        {
            ["unit"] = line.Unit, ["from"] = Iso(line.From), ["kind"] = CalendarWordings.Kind(line.Kind),
            ["name_vi"] = line.NameVi, ["name_en"] = line.NameEn, ["source"] = line.Source,
        };
        if (line.To is { } to) entry["to"] = Iso(to);
        if (line.Windows is not null) entry["windows"] = line.Windows;
        List(UnitEntries).Add((JsonNode)entry);
    }

    /// <summary>Takes a closure or make-up day of a unit out by its place in the list, from 0.</summary>
    public void RemoveUnitEntry(int index) => RemoveAt(UnitEntries, index);

    /// <summary>Puts the year after the last one in, with nothing known of it but the week.</summary>
    public void AddYear()
    {
        var years = root[Years]!.AsObject();
        var next = years.Select(year => int.Parse(year.Key, CultureInfo.InvariantCulture)).Max() + 1;
        years[next.ToString(CultureInfo.InvariantCulture)] = new JsonObject { ["final"] = false, ["notice_complete"] = false };
    }

    /// <summary>Says whether every notice of a year has been issued; false for a year that the calendar does not have.</summary>
    public bool MarkComplete(int year, bool isComplete)
    {
        if (root[Years]![year.ToString(CultureInfo.InvariantCulture)] is not JsonObject summary) return false;
        summary["notice_complete"] = isComplete;
        return true;
    }

    /// <summary>The form with its sums made new, when it is one that could be published; else every problem.</summary>
    public Result<string> Write()
    {
        Sum();
        var text = root.ToJsonString(written);
        var calendar = WorkingCalendar.Parse(text);
        return calendar.IsRejected ? calendar.Rejection! : text;
    }

    /// <summary>Makes the yearly sums from the entries and the week.</summary>
    private void Sum()
    {
        var rest = root["weekly_rest"]!.AsArray().Select(day => (string)day!).ToHashSet();
        var listed = List(Entries).Select(entry => (Date: DateOnly.ParseExact((string)entry!["date"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture), Works: (bool)entry["is_working_day"]!))
            .OrderBy(entry => entry.Date).ToList();
        bool IsRest(DateOnly day) => rest.Contains(day.DayOfWeek.ToString());
        foreach (var (name, node) in root[Years]!.AsObject().ToList())
        {
            var year = int.Parse(name, CultureInfo.InvariantCulture);
            var off = listed.Where(entry => entry.Date.Year == year && !entry.Works && !IsRest(entry.Date)).Select(entry => entry.Date).ToList();
            var makeup = listed.Where(entry => entry.Date.Year == year && entry.Works).Select(entry => entry.Date).ToList();
            var first = new DateOnly(year, 1, 1);
            var weekdays = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Count(day => !IsRest(first.AddDays(day)));
            var summary = node!.AsObject();
            summary["working_days"] = weekdays - off.Count + makeup.Count;
            summary["weekdays_off"] = new JsonArray([.. off.Select(day => (JsonNode)Iso(day))]);
            summary["weekdays_off_count"] = off.Count;
            summary["makeup_working_days"] = new JsonArray([.. makeup.Select(day => (JsonNode)Iso(day))]);
        }
    }

    private JsonArray List(string name)
    {
        if (root[name] is JsonArray list) return list;
        var made = new JsonArray();
        root[name] = made;
        return made;
    }

    private void Remove(string name, Func<JsonObject, bool> isMeant)
    {
        var list = List(name);
        for (var i = list.Count - 1; i >= 0; i--)
            if (isMeant(list[i]!.AsObject())) list.RemoveAt(i);
    }

    private void RemoveAt(string name, int index)
    {
        var list = List(name);
        if (index >= 0 && index < list.Count) list.RemoveAt(index);
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
