using System.Globalization;
using Workflow.Core.Deadlines;
using Workflow.Host.Calendars;

namespace Workflow.IntegrationTests.Calendars;

/// <summary>The year of an office as a grid: which day is marked how, and why.</summary>
public sealed class CalendarYearTests
{
    private const string Unit = "H05.14";

    private static readonly WorkingCalendar calendar = WithEntries();

    [TestCase("2026-11-20", nameof(DayMark.Working), null)]
    [TestCase("2026-11-21", nameof(DayMark.Weekend), null)]
    [TestCase("2026-11-24", nameof(DayMark.Off), "Ngày Văn hóa Việt Nam")]
    [TestCase("2026-04-26", nameof(DayMark.Off), "Giỗ Tổ Hùng Vương", TestName = "A holiday on a Sunday")]
    [TestCase("2026-08-22", nameof(DayMark.Makeup), "Làm bù (hoán đổi 31/8)")]
    [TestCase("2026-12-01", nameof(DayMark.Off), "Kiểm kê", TestName = "A closure of the unit")]
    [TestCase("2026-12-04", nameof(DayMark.Short), "Họp dân, 07:30-11:30", TestName = "A morning of the unit")]
    [TestCase("2026-12-05", nameof(DayMark.Makeup), "Làm bù của sở, 07:30-11:30", TestName = "A make-up morning of the unit")]
    public void Day_OfTheUnit_IsMarkedWithItsReason(string date, string mark, string? reason)
    {
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        var cell = CalendarYear.Of(calendar.Of([Unit], WorkingHours.Standard), 2026).Months[day.Month - 1][day.Day - 1];

        Assert.That((cell.Date, cell.Mark.ToString(), cell.Reason?.Vi), Is.EqualTo((day, mark, reason)));
    }

    [Test]
    public void Day_OfTheProvince_KnowsNothingOfTheUnit()
    {
        var december = CalendarYear.Of(calendar.Of([], WorkingHours.Standard), 2026).Months[11];

        Assert.That(december.Take(5).Select(d => d.Mark), Is.EqualTo(new[] { DayMark.Working, DayMark.Working, DayMark.Working, DayMark.Working, DayMark.Weekend }));
    }

    [Test]
    public void WorkingDays_OfEachYear_AreThoseOfTheCalendar([Range(2024, 2027)] int year)
    {
        var grid = CalendarYear.Of(calendar.Of([], WorkingHours.Standard), year);

        Assert.That(grid.Months.SelectMany(m => m).Count(d => d.Mark is DayMark.Working or DayMark.Makeup or DayMark.Short), Is.EqualTo(calendar.WorkingDaysIn(year)));
        Assert.That(grid.Months.Select(m => m.Count), Is.EqualTo(Enumerable.Range(1, 12).Select(m => DateTime.DaysInMonth(year, m))));
    }

    [TestCase(2026, 6, 0, TestName = "A month that begins on a Monday"), TestCase(2026, 11, 6, TestName = "A month that begins on a Sunday")]
    public void Lead_OfAMonth_CountsFromMonday(int year, int month, int places) =>
        Assert.That(CalendarYear.Lead(CalendarYear.Of(calendar.Of([], WorkingHours.Standard), year).Months[month - 1]), Is.EqualTo(places));

    private static WorkingCalendar WithEntries()
    {
        var document = new CalendarDocument(CalendarBook.ShippedJson());
        document.AddUnitEntry(new UnitEntryLine(Unit, new DateOnly(2026, 12, 1), null, UnitEntryKind.Closure, null, "Kiểm kê", "Stocktaking", "QĐ 1"));
        document.AddUnitEntry(new UnitEntryLine(Unit, new DateOnly(2026, 12, 4), null, UnitEntryKind.Closure, "07:30-11:30", "Họp dân", "Meeting", "QĐ 2"));
        document.AddUnitEntry(new UnitEntryLine(Unit, new DateOnly(2026, 12, 5), null, UnitEntryKind.MakeupWorkingDay, "07:30-11:30", "Làm bù của sở", "Make-up", "QĐ 3"));
        return WorkingCalendar.Parse(document.Write().Value).Value;
    }
}
