namespace Workflow.Runtime.Expressions;

/// <summary>A time value taken apart; month from 0, weekday from 0 for Sunday.</summary>
internal readonly record struct DateParts(int Year, int Month, int Day, int Hour, int Minute, int Second, int Millisecond, int Weekday)
{
    public const double MsPerDay = 86_400_000;
    private const double MostTime = 8.64e15;
    private const int DaysPerEra = 146_097;

    public static DateParts Of(double time)
    {
        var days = Math.Floor(time / MsPerDay);
        var inDay = (int)(time - (days * MsPerDay));
        var (year, month, day) = CivilOf((long)days);
        var weekday = (int)((((long)days + 4) % 7 + 7) % 7);
        return new(year, month, day, inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1000 % 60, inDay % 1000, weekday);
    }

    /// <summary>Days since 1970 of the first of a month; months may lie outside 0 to 11. NaN where they are not finite.</summary>
    public static double Day0(double year, double month, double date)
    {
        if (!double.IsFinite(year) || !double.IsFinite(month) || !double.IsFinite(date)) return double.NaN;
        var (wholeYear, wholeMonth) = (Math.Truncate(year), Math.Truncate(month));
        var inYear = wholeYear + Math.Floor(wholeMonth / 12);
        if (Math.Abs(inYear) > 400_000) return double.NaN;
        var monthOfYear = (int)(wholeMonth - (Math.Floor(wholeMonth / 12) * 12));
        return DaysOf((long)inYear, monthOfYear) + Math.Truncate(date) - 1;
    }

    public static double TimeInDay(double hour, double minute, double second, double ms) =>
        double.IsFinite(hour + minute + second + ms)
            ? (Math.Truncate(hour) * 3_600_000) + (Math.Truncate(minute) * 60_000) + (Math.Truncate(second) * 1000) + Math.Truncate(ms)
            : double.NaN;

    public static double Join(double day, double inDay) => (day * MsPerDay) + inDay;

    /// <summary>A time within 100,000,000 days of 1970 in whole milliseconds, else NaN.</summary>
    public static double Clip(double time) => Math.Abs(time) <= MostTime ? Math.Truncate(time) + 0 : double.NaN;

    // Years are counted from March in eras of 400 years, so that the leap day is the last of its year.
    private static (int Year, int Month, int Day) CivilOf(long days)
    {
        days += 719_468;
        var era = (days >= 0 ? days : days - (DaysPerEra - 1)) / DaysPerEra;
        var dayOfEra = days - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var month = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * month) + 2) / 5) + 1;
        var civilMonth = month < 10 ? month + 2 : month - 10;
        return ((int)(yearOfEra + (era * 400) + (civilMonth <= 1 ? 1 : 0)), (int)civilMonth, (int)day);
    }

    private static long DaysOf(long year, int month)
    {
        if (month <= 1) year--;
        var era = (year >= 0 ? year : year - 399) / 400;
        var yearOfEra = year - (era * 400);
        var dayOfYear = (((153 * (month > 1 ? month - 2 : month + 10)) + 2) / 5);
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPerEra) + dayOfEra - 719_468;
    }
}
