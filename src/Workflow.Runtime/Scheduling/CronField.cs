using System.Globalization;

namespace Workflow.Runtime.Scheduling;

/// <summary>The values that a field of a cron expression may have.</summary>
/// <param name="Least">Smallest value.</param>
/// <param name="Most">Largest value, inclusive.</param>
/// <param name="Names">English names, three letters each, for the values from the smallest on.</param>
internal sealed record CronField(int Least, int Most, string Names = "")
{
    public static readonly CronField Second = new(0, 59);
    public static readonly CronField Minute = new(0, 59);
    public static readonly CronField Hour = new(0, 23);
    public static readonly CronField DayOfMonth = new(1, 31);
    public static readonly CronField Month = new(1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC");

    /// <summary>Sunday is 0 and also 7.</summary>
    public static readonly CronField DayOfWeek = new(0, 7, "SUNMONTUEWEDTHUFRISAT");

    /// <summary>Reads a list of values, ranges and steps as one bit for each value.</summary>
    public static bool TryRead(string text, CronField field, out ulong mask)
    {
        mask = 0;
        foreach (var item in text.Split(','))
        {
            if (!field.TryItem(item, out var some)) return false;
            mask |= some;
        }
        return true;
    }

    /// <summary>Reads one value, a number or a name.</summary>
    public bool TryValue(ReadOnlySpan<char> text, out int value)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)) return value >= Least && value <= Most;
        var at = text.Length == 3 ? Names.AsSpan().IndexOf(text, StringComparison.OrdinalIgnoreCase) : -1;
        value = Least + at / 3;
        return at >= 0 && at % 3 == 0;
    }

    private bool TryItem(string item, out ulong mask)
    {
        mask = 0;
        var (step, hasStep) = (1, item.Contains('/', StringComparison.Ordinal));
        var parts = item.Split('/');
        if (parts.Length > 2) return false;
        if (hasStep && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1 || step > Most)) return false;
        if (!TryRange(parts[0], hasStep, out var first, out var last)) return false;

        // A range may run over the end: from Friday to Monday. Of weekdays 7 is the same as 0, so their cycle has seven values.
        var cycle = (this == DayOfWeek ? 7 : Most + 1) - Least;
        if (last < first) last += cycle;
        for (var value = first; value <= last; value += step) mask |= 1UL << (value <= Most ? value : value - cycle);
        return true;
    }

    private bool TryRange(string text, bool hasStep, out int first, out int last)
    {
        (first, last) = (Least, this == DayOfWeek ? 6 : Most);
        if (text == "*") return true;
        if (text == "?") return !hasStep && (this == DayOfMonth || this == DayOfWeek);
        var ends = text.Split('-');
        if (ends.Length > 2 || !TryValue(ends[0], out first)) return false;
        if (ends.Length == 2) return TryValue(ends[1], out last);
        if (!hasStep) last = first;
        return true;
    }
}
