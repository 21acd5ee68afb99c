using System.Globalization;

namespace Workflow.Core.Deadlines;

/// <summary>One opening of the office: from the first minute inclusive to the last exclusive, in office time.</summary>
public readonly record struct OfficeWindow(TimeOnly Opens, TimeOnly Closes)
{
    public int Minutes => (int)(Closes - Opens).TotalMinutes;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Opens:HH\\:mm}-{Closes:HH\\:mm}");
}

/// <summary>The office windows of a working day, e.g. <c>07:30-11:30,13:00-17:00</c>.</summary>
public sealed class WorkingHours
{
    private const int MostWindows = 6;
    private const int LongestText = 100;

    private WorkingHours(OfficeWindow[] windows)
    {
        Windows = windows;
        MinutesPerDay = windows.Sum(window => window.Minutes);
    }

    /// <summary>The hours that most offices keep: 07:30–11:30 and 13:00–17:00.</summary>
    public static WorkingHours Standard { get; } = Parse("07:30-11:30,13:00-17:00").Value;

    /// <summary>In the order of the day, with a break between any two.</summary>
    public IReadOnlyList<OfficeWindow> Windows { get; }

    public int MinutesPerDay { get; }

    public TimeOnly Opening => Windows[0].Opens;

    public TimeOnly Closing => Windows[^1].Closes;

    /// <summary>Reads the written form; rejects overlaps, disorder and anything that is not a time.</summary>
    public static Result<WorkingHours> Parse(string text)
    {
        if (text.Length > LongestText) return Unreadable(text);
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > MostWindows) return DeadlineSentences.Refuse("HoursTooMany", MostWindows);

        var windows = new OfficeWindow[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (Window(parts[i]) is not { } window) return Unreadable(parts[i]);
            if (window.Closes <= window.Opens) return DeadlineSentences.Refuse("HoursBackwards", window);
            if (i > 0 && window.Opens <= windows[i - 1].Closes) return DeadlineSentences.Refuse("HoursOverlap", windows[i - 1], window);
            windows[i] = window;
        }
        return new WorkingHours(windows);
    }

    /// <summary>The written form.</summary>
    public override string ToString() => string.Join(',', Windows);

    private static OfficeWindow? Window(string part) =>
        part.Length == 11 && part[5] == '-' && Time(part[..5]) is { } opens && Time(part[6..]) is { } closes
            ? new OfficeWindow(opens, closes)
            : null;

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static Rejection Unreadable(string text) => DeadlineSentences.Refuse("HoursUnreadable", DeadlineSentences.Quoted(text));
}
