using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workflow.Core.Deadlines;

/// <summary>All that a published calendar says.</summary>
internal sealed record CalendarContent(
    int FirstYear,
    int LastYear,
    IReadOnlyCollection<DayOfWeek> WeeklyRest,
    IReadOnlyCollection<CalendarDay> Days,
    IReadOnlyCollection<int> CompleteYears,
    IReadOnlyList<HoursProfile> Hours,
    IReadOnlyList<UnitEntry> UnitEntries)
{
    /// <summary>Hash of which days are worked, at which hours, and where units differ. Names, sources and the order of entries are left out.</summary>
    public string Hash(DateOnly first, IEnumerable<bool> working)
    {
        var canonical = new StringBuilder(first.ToString("O", CultureInfo.InvariantCulture)).Append(':');
        foreach (var day in working) canonical.Append(day ? '1' : '0');
        Append(canonical, Hours.Select(h => Line("hours", h.Unit, h.From, h.To, h.Season, h.Hours)));
        Append(canonical, UnitEntries.Select(e => Line(e.Kind, e.Unit, e.From, e.To, e.Hours)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))[..16];
    }

    private static void Append(StringBuilder canonical, IEnumerable<string> lines)
    {
        foreach (var line in lines.Order(StringComparer.Ordinal)) canonical.Append('\n').Append(line);
    }

    private static string Line(params ReadOnlySpan<object?> parts)
    {
        var line = new StringBuilder();
        foreach (var part in parts) line.Append(CultureInfo.InvariantCulture, $"{(part is DateOnly day ? day.ToString("O", CultureInfo.InvariantCulture) : part)}|");
        return line.ToString();
    }
}
