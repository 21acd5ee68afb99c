using System.Globalization;

namespace Workflow.Host.Desk;

/// <summary>Dates and lengths of time as officers read them, in the office's zone.</summary>
/// <param name="now">The instant of the request, UTC: what is today and which year needs no saying.</param>
internal sealed class DeskTime(Words<DeskWords> words, TimeZoneInfo zone, DateTime now)
{
    private const int WorkingDay = 480;

    public DateTime Now => now;

    public DateOnly Today => DateOnly.FromDateTime(Local(now));

    /// <summary>Working minutes with days of eight hours: <c>1 ngày 4 giờ 40</c>.</summary>
    public string Length(int minutes)
    {
        if (minutes < WorkingDay) return Hours(minutes);
        var days = words["Days", minutes / WorkingDay];
        return minutes % WorkingDay == 0 ? days : $"{days} {Hours(minutes % WorkingDay)}";
    }

    /// <summary>Working minutes in hours alone, as a derivation counts them: <c>16 giờ</c>, <c>2 giờ 05</c>.</summary>
    public string Hours(int minutes)
    {
        if (minutes < 60) return words["Minutes", minutes];
        return minutes % 60 == 0
            ? words["HoursWhole", minutes / 60]
            : words["HoursMinutes", minutes / 60, (minutes % 60).ToString("00", CultureInfo.InvariantCulture)];
    }

    /// <summary>Time and day, near ones by name: <c>13:10 hôm nay</c>, <c>07:35 thứ Hai 23/11</c>.</summary>
    public string At(DateTime instant)
    {
        var local = Local(instant);
        var clock = Clock(local);
        return DateOnly.FromDateTime(local) == Today ? words["TodayAt", clock] : words["AtDay", clock, Weekday(local), Day(local)];
    }

    /// <summary>Time and day with the year: <c>07:35 thứ Hai 23/11/2026</c>.</summary>
    public string InFull(DateTime instant)
    {
        var local = Local(instant);
        return words["AtDay", Clock(local), Weekday(local), local.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)];
    }

    /// <summary>As the official slip writes it, in Vietnamese whatever the reader's language: <c>09 giờ 10 phút, ngày 09 tháng 11 năm 2026</c>.</summary>
    public string OnSlip(DateTime instant) => Local(instant).ToString("HH 'giờ' mm 'phút, ngày' dd 'tháng' MM 'năm' yyyy", CultureInfo.InvariantCulture);

    /// <summary>From one instant to another: on one day its hours, over several the days alone.</summary>
    public string Span(DateTime from, DateTime to)
    {
        var (first, last) = (Local(from), Local(to));
        if (first == last) return $"{Day(first)} {Clock(first)}";
        if (first.Date == last.Date) return $"{Day(first)} {Clock(first)}–{Clock(last)}";
        // An end at midnight belongs to the day before.
        var end = last.TimeOfDay == TimeSpan.Zero ? last.AddDays(-1) : last;
        return end.Date == first.Date ? Day(first) : $"{Day(first)}–{Day(end)}";
    }

    /// <summary>The day as a heading: <c>thứ Hai 23/11</c>.</summary>
    public string Heading(DateTime instant) => $"{Weekday(Local(instant))} {Day(Local(instant))}";

    /// <summary>A day of the office as a heading, with its year where it is not this one: <c>thứ Hai 23/11</c>.</summary>
    public string DateInFull(DateOnly date) => $"{Weekday(date.ToDateTime(TimeOnly.MinValue))} {Day(date.ToDateTime(TimeOnly.MinValue))}";

    /// <summary>Day, with the year where it is not this one.</summary>
    public string DayOf(DateTime instant) => Day(Local(instant));

    public string ClockOf(DateTime instant) => Clock(Local(instant));

    /// <summary>For the <c>datetime</c> attribute: civil time with its offset.</summary>
    public string Machine(DateTime instant) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)), zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The office's civil time of an instant, as fields of a form hold it.</summary>
    public DateTime Civil(DateTime instant) => Local(instant);

    public DateOnly DateOf(DateTime instant) => DateOnly.FromDateTime(Local(instant));

    private DateTime Local(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc), zone);

    private string Weekday(DateTime local) => words[$"Weekday.{(int)local.DayOfWeek}"];

    private string Day(DateTime local) => local.ToString(local.Year == Today.Year ? "dd/MM" : "dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Clock(DateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);
}
