using System.Text.Json;

namespace Workflow.Core.Deadlines;

/// <summary>Reads the working hours of a calendar: those of the province and of units, by season.</summary>
internal sealed class CalendarHours(JsonFields json)
{
    private const int MostProfiles = 2000;

    private static readonly string[] fields = ["unit", "from", "to", "season", "windows", "source", "note"];
    private static readonly string[] seasonFields = ["from", "to"];

    private readonly List<(string Path, HoursProfile Profile)> read = [];

    public IReadOnlyList<HoursProfile> Read(JsonElement root)
    {
        foreach (var (path, element) in json.OptionalElements(root, "$", "working_hours", MostProfiles))
            if (json.IsObject(element, path, fields) && Profile(element, path) is { } profile) read.Add((path, profile));
        foreach (var unit in read.GroupBy(each => (each.Profile.Unit, IsSeasonal: each.Profile.Season is not null))) RefuseOverlaps([.. unit]);
        return [.. read.Select(each => each.Profile)];
    }

    private HoursProfile? Profile(JsonElement element, string path)
    {
        var unit = json.OptionalText(element, path, "unit");
        var from = json.Date(element, path, "from");
        var to = json.OptionalDate(element, path, "to");
        if (to < from) json.Problem("RangeBackwards", $"{path}.to");
        var (hours, source) = (json.Windows(json.Text(element, path, "windows"), $"{path}.windows"), json.Text(element, path, "source"));
        var season = element.TryGetProperty("season", out var stated) ? SeasonOf(stated, $"{path}.season") : null;
        return from is null || hours is null || source is null ? null : new HoursProfile(unit, from.Value, to, season, hours, source);
    }

    private Season? SeasonOf(JsonElement element, string path)
    {
        if (!json.IsObject(element, path, seasonFields)) return null;
        if (json.Text(element, path, "from") is not { } from || json.Text(element, path, "to") is not { } to) return null;
        var season = Season.Parse(from, to);
        if (season is null) json.Problem("SeasonInvalid", path, from, to);
        return season;
    }

    private void RefuseOverlaps(List<(string Path, HoursProfile Profile)> profiles)
    {
        for (var i = 1; i < profiles.Count; i++)
            if (profiles.Take(i).Any(earlier => Overlap(earlier.Profile, profiles[i].Profile)))
                json.Problem("ProfilesOverlap", profiles[i].Path, profiles[i].Profile.Unit ?? "–");
    }

    /// <summary>Whether two profiles, both with a season or both without one, hold on the same day.</summary>
    private static bool Overlap(HoursProfile one, HoursProfile other)
    {
        var (first, last) = (Later(one.From, other.From), Earlier(one.To ?? DateOnly.MaxValue, other.To ?? DateOnly.MaxValue));
        if (one.Season is null) return first <= last;
        // Seasons repeat: what does not meet within five calendar years, which hold a 29 February, never does.
        for (var day = first; day <= last && day.Year <= first.Year + 4; day = day.AddDays(1))
            if (one.HoldsOn(day) && other.HoldsOn(day)) return true;
        return false;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one >= other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one <= other ? one : other;
}
