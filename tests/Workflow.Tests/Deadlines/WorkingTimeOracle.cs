using System.Globalization;
using System.Text.Json;

namespace Workflow.Tests.Deadlines;

/// <summary>
/// Working time found the slow way: one step a minute through the whole calendar, days judged straight from the file.
/// Shares no code with what it checks. Minutes are counted from 00:00 office time on 1 January 2024.
/// </summary>
internal sealed class WorkingTimeOracle
{
    private const int MinutesPerDay = 1440;
    private static readonly DateTime origin = new(2023, 12, 31, 17, 0, 0, DateTimeKind.Utc);

    private readonly int[] worked;
    private readonly bool[] isWorking;
    private readonly List<int> reachedAt = [0];

    /// <param name="windows">Minutes of the day, opening inclusive and closing exclusive.</param>
    public WorkingTimeOracle(string calendar, params (int Opens, int Closes)[] windows)
    {
        var entries = JsonDocument.Parse(calendar).RootElement.GetProperty("entries").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("date").GetString()!, entry => entry.GetProperty("is_working_day").GetBoolean());
        var days = new DateTime(2028, 1, 1).Subtract(new DateTime(2024, 1, 1)).Days;
        isWorking = new bool[days * MinutesPerDay];
        worked = new int[days * MinutesPerDay + 1];
        for (var minute = 0; minute < isWorking.Length; minute++)
        {
            if (minute % MinutesPerDay == 0) WorksToday = Works(new DateTime(2024, 1, 1).AddDays(minute / MinutesPerDay), entries);
            var time = minute % MinutesPerDay;
            isWorking[minute] = WorksToday && Array.Exists(windows, window => time >= window.Opens && time < window.Closes);
            worked[minute + 1] = worked[minute] + (isWorking[minute] ? 1 : 0);
            if (isWorking[minute]) reachedAt.Add(minute + 1);
        }
    }

    public int Minutes => isWorking.Length;

    private bool WorksToday { get; set; }

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

    private static bool Works(DateTime day, Dictionary<string, bool> entries) =>
        entries.TryGetValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var works)
            ? works
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
