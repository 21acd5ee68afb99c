using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Workflow.Core.Deadlines;

/// <summary>Closed reader of the published calendar: known fields only, every problem listed with its JSON path.</summary>
internal sealed class CalendarReader
{
    private const int MaxDepth = 16;
    private const int MostYears = 50;

    private static readonly string[] rootFields =
    [
        "schema_version", "title", "timezone", "weekly_rest", "applies_to", "kinds", "statuses", "rules",
        "entries", "working_hours", "unit_entries", "proposals", "year_summary", "confidence_scale",
    ];

    private static readonly Dictionary<string, DayOfWeek> weekdays = Enum.GetValues<DayOfWeek>().ToDictionary(day => day.ToString());

    private readonly JsonFields json = new();

    public static Result<WorkingCalendar> Read(string text, string? version)
    {
        if (Encoding.UTF8.GetByteCount(text) > WorkingCalendar.MaxBytes) return DeadlineSentences.Refuse("CalendarTooLarge", WorkingCalendar.MaxBytes);
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
            using var document = JsonDocument.Parse(text, options);
            return new CalendarReader().Read(document.RootElement, version);
        }
        catch (JsonException broken)
        {
            return new Rejection(RejectionKind.Malformed, "CalendarNotJson",
                DeadlineSentences.Book.Of("CalendarNotJson", (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1));
        }
    }

    private Result<WorkingCalendar> Read(JsonElement root, string? version)
    {
        if (!json.IsObject(root, "$", rootFields)) return Refused();
        if (json.Text(root, "$", "schema_version") is { } schema && schema != "1.0") json.Problem("CalendarSchemaUnknown", "$.schema_version", schema);
        json.Text(root, "$", "timezone");
        var rest = WeeklyRest(root);
        var summaries = YearSummary.ReadAll(root, json);
        var years = Years(summaries);
        var days = new CalendarEntries(json, years, rest).Read(root);
        var hours = new CalendarHours(json).Read(root);
        var units = new CalendarUnitEntries(json);
        var unitEntries = units.Read(root);
        if (years is null || json.Problems.Count > 0) return Refused();

        var complete = summaries.Where(summary => summary.NoticeComplete).Select(summary => summary.Year);
        var calendar = new WorkingCalendar(new CalendarContent(years.Value.First, years.Value.Last, rest, days, [.. complete], hours, unitEntries), version);
        units.Compare(calendar);
        foreach (var summary in summaries) summary.Compare(calendar, json);
        return json.Problems.Count > 0 ? Refused() : calendar;
    }

    private List<DayOfWeek> WeeklyRest(JsonElement root)
    {
        var rest = new List<DayOfWeek>();
        foreach (var (path, name) in json.Texts(root, "$", "weekly_rest"))
            if (!weekdays.TryGetValue(name, out var day)) json.Problem("WeekdayUnknown", path, name);
            else if (rest.Contains(day)) json.Problem("WeekdayTwice", path, name);
            else rest.Add(day);
        return rest;
    }

    private (int First, int Last)? Years(List<YearSummary> summaries)
    {
        if (summaries.Count == 0)
        {
            if (json.Problems.Count == 0) json.Problem("YearsMissing", "$.year_summary");
            return null;
        }
        var (first, last) = (summaries.Min(summary => summary.Year), summaries.Max(summary => summary.Year));
        if (last - first + 1 == summaries.Count && summaries.Count <= MostYears) return (first, last);
        json.Problem("YearsNotInARow", "$.year_summary", first.ToString(CultureInfo.InvariantCulture), last.ToString(CultureInfo.InvariantCulture), MostYears);
        return null;
    }

    private Rejection Refused() =>
        DeadlineSentences.Refuse("CalendarRefused", json.Problems.Count) with { Problems = json.Problems };
}
