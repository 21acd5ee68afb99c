using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Host.Calendars;

namespace Workflow.IntegrationTests.Calendars;

/// <summary>The shipped calendar as if the notices of its last years had not come.</summary>
internal static class ShortCalendar
{
    /// <summary>The published form up to the end of a year.</summary>
    public static string JsonUntil(int lastYear)
    {
        var root = JsonNode.Parse(CalendarBook.ShippedJson())!.AsObject();
        foreach (var entry in root["entries"]!.AsArray().Where(e => Year((string)e!["date"]!) > lastYear).ToList()) root["entries"]!.AsArray().Remove(entry);
        foreach (var year in root["year_summary"]!.AsObject().Select(y => y.Key).Where(y => Year(y) > lastYear).ToList()) root["year_summary"]!.AsObject().Remove(year);
        return root.ToJsonString();
    }

    /// <summary>Settings of a host that begins with it, from a file in a folder of the caller's.</summary>
    public static async Task<Dictionary<string, string?>> Settings(string folder, int lastYear)
    {
        var path = Path.Combine(folder, "lich.json");
        await File.WriteAllTextAsync(path, JsonUntil(lastYear));
        return new() { ["Office:CalendarFile"] = path };
    }

    private static int Year(string date) => int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture);
}
