using System.Globalization;

namespace Workflow.Runtime.Expressions;

/// <summary>One reading of ECMAScript's date format: a part of <c>YYYY-MM-DDTHH:mm:ss.sssZ</c>.</summary>
internal ref struct DateReading(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int at = 0;

    public double Read(TimeZoneInfo zone)
    {
        var (month, day) = (1, 1);
        if (!TryYear(out var year)) return double.NaN;
        if (Next('-') && (!TryDigits(2, out month) || (Next('-') && !TryDigits(2, out day)))) return double.NaN;
        if (month is < 1 or > 12 || day is < 1 or > 31) return double.NaN;
        var days = DateParts.Day0(year, month - 1, day);
        if (at == text.Length) return DateParts.Clip(days * DateParts.MsPerDay);
        if (!(Next('T') || Next('t') || Next(' ')) || !TryTime(out var inDay)) return double.NaN;
        var time = DateParts.Join(days, inDay);
        if (at == text.Length) return DateParts.Clip(LocalTime.ToUtc(time, zone));
        return TryOffset(out var offset) && at == text.Length ? DateParts.Clip(time - offset) : double.NaN;
    }

    private bool TryYear(out int year)
    {
        var sign = at < text.Length && text[at] is '+' or '-' ? text[at++] : '\0';
        if (!TryDigits(sign == '\0' ? 4 : 6, out year)) return false;
        if (sign == '-' && year == 0) return false;
        if (sign == '-') year = -year;
        return true;
    }

    private bool TryTime(out double inDay)
    {
        var (second, fraction) = (0, 0.0);
        inDay = 0;
        if (!TryDigits(2, out var hour) || !Next(':') || !TryDigits(2, out var minute)) return false;
        if (Next(':') && !TryDigits(2, out second)) return false;
        if (Next('.') && !TryFraction(out fraction)) return false;
        var isMidnight = hour == 24 && minute == 0 && second == 0 && fraction == 0;
        if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return false;
        inDay = DateParts.TimeInDay(hour, minute, second, fraction);
        return true;
    }

    private bool TryFraction(out double ms)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        ms = 0;
        if (at == start) return false;
        var digits = text[start..Math.Min(at, start + 3)];
        ms = int.Parse(digits, CultureInfo.InvariantCulture) * Math.Pow(10, 3 - digits.Length);
        return true;
    }

    private bool TryOffset(out double offset)
    {
        offset = 0;
        if (Next('Z') || Next('z')) return true;
        var isAhead = Next('+');
        if (!isAhead && !Next('-')) return false;
        if (!TryDigits(2, out var hour) || !Next(':') || !TryDigits(2, out var minute) || hour > 23 || minute > 59) return false;
        offset = DateParts.TimeInDay(hour, minute, 0, 0) * (isAhead ? 1 : -1);
        return true;
    }

    private bool TryDigits(int count, out int number)
    {
        number = 0;
        if (at + count > text.Length || !int.TryParse(text.Slice(at, count), NumberStyles.None, CultureInfo.InvariantCulture, out number)) return false;
        at += count;
        return true;
    }

    private bool Next(char sign)
    {
        if (at >= text.Length || text[at] != sign) return false;
        at++;
        return true;
    }
}
