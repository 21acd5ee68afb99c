using System.Globalization;
using System.Text.Json;

namespace Workflow.Tests.Deadlines;

/// <summary>
/// Working time found the slow way: one step a minute through the whole calendar, days and hours judged straight from the published
/// text. Shares no code with what it checks. Minutes are counted from 00:00 office time on 1 January 2024.
/// </summary>
internal sealed class WorkingTimeOracle
{
    private const int MinutesPerDay = 1440;
    private static readonly DateTime origin = new(2023, 12, 31, 17, 0, 0, DateTimeKind.Utc);

    private readonly int[] worked;
    private readonly bool[] isWorking;
    private readonly List<int> reachedAt = [0];

    /// <param name="windows">The hours where the calendar states none, e.g. <c>07:30-11:30,13:00-17:00</c>.</param>
    /// <param name="lineage">The unit and those above it, the unit first.</param>
    public WorkingTimeOracle(string calendar, string windows, params string[] lineage)
    {
        var published = new PublishedText(JsonDocument.Parse(calendar).RootElement, windows, lineage);
        var days = new DateTime(2028, 1, 1).Subtract(new DateTime(2024, 1, 1)).Days;
        isWorking = new bool[days * MinutesPerDay];
        worked = new int[days * MinutesPerDay + 1];
        var today = new bool[MinutesPerDay];
        for (var minute = 0; minute < isWorking.Length; minute++)
        {
            if (minute % MinutesPerDay == 0) today = published.MinutesOf(new DateTime(2024, 1, 1).AddDays(minute / MinutesPerDay));
            isWorking[minute] = today[minute % MinutesPerDay];
            worked[minute + 1] = worked[minute] + (isWorking[minute] ? 1 : 0);
            if (isWorking[minute]) reachedAt.Add(minute + 1);
        }
    }

    public int Minutes => isWorking.Length;

    public static DateTime Instant(int minute) => origin.AddMinutes(minute);

    public static int Minute(DateTime instant) => (int)(instant - origin).TotalMinutes;

    public int Count(int from, int to) => Math.Max(0, worked[to] - worked[from]);

    public bool IsWorking(int minute) => isWorking[minute];

    /// <summary>The minute at which so many have been worked since another; null past the end.</summary>
    public int? Add(int from, int minutes)
    {
        if (minutes == 0) return Start(from);
        var total = worked[from] + minutes;
        return total < reachedAt.Count ? reachedAt[total] : null;
    }

    public int? Start(int from)
    {
        var next = worked[from] + 1;
        return next < reachedAt.Count ? reachedAt[next] - 1 : null;
    }

    /// <summary>The published text, read anew for each day.</summary>
    private sealed class PublishedText(JsonElement root, string windows, string[] lineage)
    {
        private readonly Dictionary<string, bool> entries = root.GetProperty("entries").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("date").GetString()!, entry => entry.GetProperty("is_working_day").GetBoolean());

        public bool[] MinutesOf(DateTime day)
        {
            var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var works = entries.TryGetValue(date, out var listed) ? listed : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            var hours = Array.Empty<string?>().Concat(lineage).Append(null).Select(unit => HoursOf(unit, date)).FirstOrDefault(found => found is not null) ?? windows;
            if (lineage.Select(unit => EntryOf(unit, date)).FirstOrDefault(found => found is not null) is { } entry)
            {
                var (isMakeup, own) = (Text(entry, "kind") == "makeup_working_day", Text(entry, "windows"));
                works = isMakeup || (works && own is not null);
                hours = own ?? hours;
            }
            return Minutes(works ? hours : "");
        }

        private string? HoursOf(string? unit, string date) => Listed("working_hours", unit)
            .Where(profile => Within(date, Text(profile, "from")!, Text(profile, "to") ?? "9999-12-31") && IsInSeason(profile, date[5..]))
            .OrderByDescending(profile => profile.TryGetProperty("season", out _)).Select(profile => Text(profile, "windows")).FirstOrDefault();

        private JsonElement? EntryOf(string unit, string date) => Listed("unit_entries", unit)
            .Where(entry => Within(date, Text(entry, "from")!, Text(entry, "to") ?? Text(entry, "from")!)).Cast<JsonElement?>().FirstOrDefault();

        private IEnumerable<JsonElement> Listed(string name, string? unit) =>
            root.TryGetProperty(name, out var list) ? list.EnumerateArray().Where(each => Text(each, "unit") == unit) : [];

        private static bool IsInSeason(JsonElement profile, string day)
        {
            if (!profile.TryGetProperty("season", out var season)) return true;
            var (from, to) = (Text(season, "from")!, Text(season, "to")!);
            return string.CompareOrdinal(from, to) <= 0 ? Within(day, from, to) : !Within(day, to, from) || day == to || day == from;
        }

        private static bool Within(string day, string from, string to) => string.CompareOrdinal(from, day) <= 0 && string.CompareOrdinal(day, to) <= 0;

        private static string? Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetString() : null;

        private static bool[] Minutes(string hours)
        {
            var minutes = new bool[MinutesPerDay];
            foreach (var window in hours.Split(',', StringSplitOptions.RemoveEmptyEntries))
                for (var minute = MinuteOf(window[..5]); minute < MinuteOf(window[6..]); minute++) minutes[minute] = true;
            return minutes;
        }

        private static int MinuteOf(string time) => int.Parse(time[..2], CultureInfo.InvariantCulture) * 60 + int.Parse(time[3..], CultureInfo.InvariantCulture);
    }
}
