using System.Globalization;

namespace Workflow.Core.Deadlines;

/// <summary>A part of every year from one day to another, both included; it may lie across New Year.</summary>
public readonly record struct Season
{
    private readonly int first;
    private readonly int last;

    private Season(int first, int last) => (this.first, this.last) = (first, last);

    /// <summary>Reads two days written <c>04-16</c>; null when one of them is no day of any year.</summary>
    public static Season? Parse(string from, string to) =>
        DayOfYear(from) is { } first && DayOfYear(to) is { } last ? new Season(first, last) : null;

    /// <summary>The first day, written <c>04-16</c>.</summary>
    public string First => Written(first);

    /// <summary>The last day, written <c>10-15</c>.</summary>
    public string Last => Written(last);

    public bool Contains(DateOnly day)
    {
        var number = Number(day);
        return first <= last ? number >= first && number <= last : number >= first || number <= last;
    }

    /// <summary>As an officer writes it, <c>16/04–15/10</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{first % 100:00}/{first / 100:00}–{last % 100:00}/{last / 100:00}");

    // A leap year has every day that any year has.
    private static int? DayOfYear(string text) =>
        DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Number(day) : null;

    private static string Written(int day) => string.Create(CultureInfo.InvariantCulture, $"{day / 100:00}-{day % 100:00}");

    private static int Number(DateOnly day) => day.Month * 100 + day.Day;
}
