using System.Globalization;
using System.Text.Json;

namespace Workflow.Core.Deadlines;

/// <summary>What a calendar says of one year in sum: the range of years, and a check of the single entries.</summary>
internal sealed record YearSummary(
    int Year, string Path, int WorkingDays, int WeekdaysOffCount, IReadOnlyList<DateOnly> WeekdaysOff, IReadOnlyList<DateOnly> MakeupDays, bool NoticeComplete)
{
    private static readonly string[] fields =
        ["working_days", "weekdays_off", "weekdays_off_count", "makeup_working_days", "final", "notice_complete", "remark"];

    public static List<YearSummary> ReadAll(JsonElement root, JsonFields json)
    {
        var summaries = new List<YearSummary>();
        if (json.Field(root, "$", "year_summary") is not { } years || !json.Has(years, "$.year_summary", JsonValueKind.Object)) return summaries;
        foreach (var property in years.EnumerateObject())
        {
            var path = $"$.year_summary.{DeadlineSentences.Quoted(property.Name)}";
            if (Number(property.Name) is not { } year) json.Problem("YearInvalid", path, property.Name);
            else if (json.IsObject(property.Value, path, fields) && Read(property.Value, path, year, json) is { } summary) summaries.Add(summary);
        }
        return summaries;
    }

    /// <summary>Adds a problem for each figure that the entries do not yield.</summary>
    public void Compare(WorkingCalendar calendar, JsonFields json)
    {
        var named = calendar.Days.Where(day => day.Date.Year == Year).ToList();
        var makeup = named.Where(day => day.IsWorking).Select(day => day.Date);
        var off = named.Where(day => !day.IsWorking && !calendar.IsWeeklyRest(day.Date)).Select(day => day.Date).ToList();
        Differs(json, "working_days", WorkingDays, calendar.WorkingDaysIn(Year));
        Differs(json, "weekdays_off_count", WeekdaysOffCount, off.Count);
        Differs(json, "weekdays_off", Listed(WeekdaysOff), Listed(off));
        Differs(json, "makeup_working_days", Listed(MakeupDays), Listed(makeup));
    }

    private static YearSummary? Read(JsonElement element, string path, int year, JsonFields json)
    {
        var working = json.Number(element, path, "working_days");
        var count = json.Number(element, path, "weekdays_off_count");
        var (off, makeup) = (Dates(element, path, "weekdays_off", json), Dates(element, path, "makeup_working_days", json));
        var complete = json.Flag(element, path, "notice_complete");
        return working is null || count is null || complete is null ? null : new YearSummary(year, path, working.Value, count.Value, off, makeup, complete.Value);
    }

    private static List<DateOnly> Dates(JsonElement element, string path, string name, JsonFields json) =>
        [.. json.Texts(element, path, name).Select(text => json.Date(text.Value, text.Path)).OfType<DateOnly>()];

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2200 ? year : null;

    private static string Listed(IEnumerable<DateOnly> days) =>
        string.Join(", ", days.Order().Select(day => day.ToString("O", CultureInfo.InvariantCulture)));

    private void Differs<TValue>(JsonFields json, string field, TValue stated, TValue found)
    {
        if (!Equals(stated, found)) json.Problem("SummaryDiffers", $"{Path}.{field}", stated, found);
    }
}
