using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Tests.Deadlines;

/// <summary>
/// An office made from a seed: the shipped calendar with random hours by unit and season, closures of days and half days, and make-up
/// days, for a commune, the province above it and the province as a whole.
/// </summary>
internal sealed class RandomOffice
{
    public const string Windows = "07:30-11:30,13:00-17:00";

    private static readonly DateOnly first = new(2024, 1, 1);
    private static readonly DateOnly last = new(2027, 12, 31);

    private readonly Random random;

    public RandomOffice(int seed)
    {
        random = new Random(seed);
        var calendar = JsonNode.Parse(Offices.CalendarText)!.AsObject();
        calendar["working_hours"] = new JsonArray([.. new[] { null, "H05", "H05.31" }.SelectMany(Hours)]);
        var off = new HashSet<string>(calendar["entries"]!.AsArray().Select(entry => (string)entry!["date"]!));
        calendar["unit_entries"] = new JsonArray([.. new[] { "H05", "H05.31" }.SelectMany(unit => Entries(unit, off))]);
        Text = calendar.ToJsonString();
    }

    /// <summary>The published text.</summary>
    public string Text { get; }

    /// <summary>The commune, then the province.</summary>
    public string[] Lineage { get; } = ["H05.31", "H05"];

    private IEnumerable<JsonNode> Hours(string? unit)
    {
        if (random.Next(4) > 0)
        {
            var turn = first.AddDays(random.Next(1461));
            yield return Profile(unit, random.Next(2) == 0 ? first : first.AddDays(random.Next(turn.DayNumber - first.DayNumber + 1)), turn, null);
            if (random.Next(2) == 0) yield return Profile(unit, turn.AddDays(1), null, null);
        }
        if (random.Next(3) > 0) yield return Profile(unit, first.AddDays(random.Next(600)), random.Next(2) == 0 ? null : last.AddDays(-random.Next(600)), (Day(), Day()));
    }

    private JsonObject Profile(string? unit, DateOnly from, DateOnly? to, (string From, string To)? season)
    {
        var profile = new JsonObject { ["from"] = Written(from), ["windows"] = SomeWindows(), ["source"] = "Quyết định" };
        if (unit is not null) profile["unit"] = unit;
        if (to is { } end) profile["to"] = Written(end < from ? from : end);
        if (season is { } part) profile["season"] = new JsonObject { ["from"] = part.From, ["to"] = part.To };
        return profile;
    }

    private IEnumerable<JsonNode> Entries(string unit, HashSet<string> listed)
    {
        for (var day = first.AddDays(random.Next(60)); day < last.AddDays(-10); day = day.AddDays(10 + random.Next(90)))
        {
            var isRest = !listed.Contains(Written(day)) && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var entry = new JsonObject
            {
                ["unit"] = unit, ["from"] = Written(day), ["kind"] = isRest ? "makeup_working_day" : "closure",
                ["name_vi"] = "Lý do", ["name_en"] = "Reason", ["source"] = "Thông báo",
            };
            if (!isRest && random.Next(3) == 0) entry["to"] = Written(day.AddDays(random.Next(6)));
            if (random.Next(2) == 0) entry["windows"] = SomeWindows();
            yield return entry;
        }
    }

    /// <summary>One to three windows that do not touch, each from a minute to some hours.</summary>
    private string SomeWindows()
    {
        var written = new List<string>();
        for (var minute = random.Next(600); minute < 1200 && written.Count < 1 + random.Next(3); minute += 1 + random.Next(180))
        {
            var closes = Math.Min(minute + 1 + random.Next(360), 1439);
            written.Add($"{Time(minute)}-{Time(closes)}");
            minute = closes;
        }
        return string.Join(',', written);
    }

    private string Day() => Written(new DateOnly(2024, 1, 1).AddDays(random.Next(366)))[5..];

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
