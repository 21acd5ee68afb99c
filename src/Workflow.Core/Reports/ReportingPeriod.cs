using System.Globalization;

namespace Workflow.Core.Reports;

/// <summary>
/// A span of civil days that is reported on, both ends inclusive. Month, quarter, half year and year run from the 15th to the 14th
/// (Decree 09/2019/NĐ-CP): the year 2026 from 15/12/2025 to 14/12/2026.
/// </summary>
public readonly record struct ReportingPeriod
{
    /// <summary>Longest free range in days: ten years.</summary>
    public const int LongestRange = 3653;

    private const int FirstDay = 15;
    private const int EarliestYear = 2000;
    private const int LatestYear = 2100;

    private ReportingPeriod(PeriodKind kind, DateOnly from, DateOnly to) => (Kind, From, To) = (kind, from, to);

    public PeriodKind Kind { get; }

    /// <summary>First day, inclusive.</summary>
    public DateOnly From { get; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly To { get; }

    /// <summary>The year that the period belongs to: that of its last day.</summary>
    public int Year => To.Year;

    /// <summary>Which one of its year, from 1; 1 for a year and for a free range.</summary>
    public int Number => Kind is PeriodKind.Range ? 1 : (To.Month - 1) / MonthsOf(Kind) + 1;

    /// <summary>As addresses and commands write it: <c>2026-T11</c>, <c>2026-Q4</c>, <c>2026-N2</c>, <c>2026</c>, <c>2026-01-01..2026-03-31</c>.</summary>
    public string Key => Kind switch
    {
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{Year}-T{Number:00}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{Number}"),
        PeriodKind.HalfYear => string.Create(CultureInfo.InvariantCulture, $"{Year}-N{Number}"),
        PeriodKind.Year => Year.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}"),
    };

    /// <summary>The period of a kind, by its year and its number in it from 1; a number that the year does not have is a programming error.</summary>
    public static ReportingPeriod Of(PeriodKind kind, int year, int number = 1)
    {
        var months = MonthsOf(kind);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12 / months);
        var last = new DateOnly(year, number * months, FirstDay - 1);
        return new ReportingPeriod(kind, last.AddMonths(-months).AddDays(1), last);
    }

    /// <summary>The period of a kind that a day lies in.</summary>
    public static ReportingPeriod Containing(PeriodKind kind, DateOnly day)
    {
        // From the 15th on a day belongs to the next month.
        var month = day.Day >= FirstDay ? new DateOnly(day.Year, day.Month, 1).AddMonths(1) : day;
        return Of(kind, month.Year, (month.Month - 1) / MonthsOf(kind) + 1);
    }

    /// <summary>Any span of days, both inclusive; null when it ends before it begins or is longer than <see cref="LongestRange"/>.</summary>
    public static ReportingPeriod? Range(DateOnly from, DateOnly to) =>
        to < from || to.DayNumber - from.DayNumber >= LongestRange || from.Year < EarliestYear || to.Year > LatestYear ? null : new ReportingPeriod(PeriodKind.Range, from, to);

    /// <summary>Reads what <see cref="Key"/> writes; null for anything else.</summary>
    public static ReportingPeriod? Parse(string text)
    {
        if (text.Split("..") is [var from, var to])
            return ReadDay(from) is { } first && ReadDay(to) is { } last ? Range(first, last) : null;
        if (text.Length < 4 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return null;
        if (year is < EarliestYear or > LatestYear) return null;
        if (text.Length == 4) return Of(PeriodKind.Year, year);
        if (text.Length < 7 || text[4] != '-' || !int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        PeriodKind? kind = text[5] switch { 'T' => PeriodKind.Month, 'Q' => PeriodKind.Quarter, 'N' => PeriodKind.HalfYear, _ => null };
        return kind is { } known && number >= 1 && number <= 12 / MonthsOf(known) && Of(known, year, number) is var period && period.Key == text ? period : null;
    }

    /// <summary>The one before: of the same kind, or for a free range as many days.</summary>
    public ReportingPeriod Previous() => Kind == PeriodKind.Range
        ? new ReportingPeriod(Kind, From.AddDays(From.DayNumber - To.DayNumber - 1), From.AddDays(-1))
        : Containing(Kind, From.AddDays(-1));

    /// <summary>The one after: of the same kind, or for a free range as many days.</summary>
    public ReportingPeriod Next() => Kind == PeriodKind.Range
        ? new ReportingPeriod(Kind, To.AddDays(1), To.AddDays(To.DayNumber - From.DayNumber + 1))
        : Containing(Kind, To.AddDays(1));

    public bool Contains(DateOnly day) => From <= day && day <= To;

    private static int MonthsOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 1, PeriodKind.Quarter => 3, PeriodKind.HalfYear => 6, PeriodKind.Year => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A free range has no months."),
    };

    private static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
