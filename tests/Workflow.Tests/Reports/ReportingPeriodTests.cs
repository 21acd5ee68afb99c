using System.Globalization;
using Workflow.Core.Reports;

namespace Workflow.Tests.Reports;

/// <summary>Periods from the 15th to the 14th (Decree 09/2019/NĐ-CP).</summary>
public sealed class ReportingPeriodTests
{
    [TestCase(PeriodKind.Year, 2020, 1, "2019-12-15", "2020-12-14", "2020")]
    [TestCase(PeriodKind.Year, 2026, 1, "2025-12-15", "2026-12-14", "2026")]
    [TestCase(PeriodKind.HalfYear, 2026, 1, "2025-12-15", "2026-06-14", "2026-N1")]
    [TestCase(PeriodKind.HalfYear, 2026, 2, "2026-06-15", "2026-12-14", "2026-N2")]
    [TestCase(PeriodKind.Quarter, 2026, 1, "2025-12-15", "2026-03-14", "2026-Q1")]
    [TestCase(PeriodKind.Quarter, 2026, 4, "2026-09-15", "2026-12-14", "2026-Q4")]
    [TestCase(PeriodKind.Month, 2026, 1, "2025-12-15", "2026-01-14", "2026-T01")]
    [TestCase(PeriodKind.Month, 2026, 3, "2026-02-15", "2026-03-14", "2026-T03")]
    [TestCase(PeriodKind.Month, 2026, 12, "2026-11-15", "2026-12-14", "2026-T12")]
    public void Of_KindYearAndNumber_RunsFromThe15thToThe14th(PeriodKind kind, int year, int number, string from, string to, string key)
    {
        var period = ReportingPeriod.Of(kind, year, number);

        Assert.That((period.From, period.To, period.Key), Is.EqualTo((DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture), key)));
        Assert.That((period.Year, period.Number), Is.EqualTo((year, number)));
    }

    [TestCase("2026-12-14", "2026-T12", "2026-Q4", "2026")]
    [TestCase("2026-12-15", "2027-T01", "2027-Q1", "2027")]
    [TestCase("2026-03-14", "2026-T03", "2026-Q1", "2026")]
    [TestCase("2026-03-15", "2026-T04", "2026-Q2", "2026")]
    [TestCase("2024-02-29", "2024-T03", "2024-Q1", "2024")]
    public void Containing_ADayAtTheEdge_IsThePeriodItCountsIn(string day, string month, string quarter, string year)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        Assert.That(
            new[] { PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Year }.Select(kind => ReportingPeriod.Containing(kind, date).Key),
            Is.EqualTo((string[])[month, quarter, year]));
    }

    [FsCheck.NUnit.Property]
    public bool Containing_AnyDay_HoldsItAndJoinsItsNeighbours(ushort offset)
    {
        var day = new DateOnly(2001, 1, 1).AddDays(offset % 36_000);

        return new[] { PeriodKind.Month, PeriodKind.Quarter, PeriodKind.HalfYear, PeriodKind.Year }.All(kind =>
        {
            var period = ReportingPeriod.Containing(kind, day);
            return period.Contains(day) && period.Previous().To.AddDays(1) == period.From && period.Next().From == period.To.AddDays(1)
                && period.Next().Previous() == period && ReportingPeriod.Parse(period.Key) == period;
        });
    }

    [Test]
    public void Parse_FreeRange_IsReadBackWithItsNeighbours()
    {
        var range = ReportingPeriod.Parse("2026-01-01..2026-01-31")!.Value;

        Assert.That((range.Kind, range.Key), Is.EqualTo((PeriodKind.Range, "2026-01-01..2026-01-31")));
        Assert.That((range.Previous().Key, range.Next().Key), Is.EqualTo(("2025-12-01..2025-12-31", "2026-02-01..2026-03-03")));
    }

    [TestCase("")]
    [TestCase("26")]
    [TestCase("1999")]
    [TestCase("2101")]
    [TestCase("2026-T13")]
    [TestCase("2026-T1")]
    [TestCase("2026-Q5")]
    [TestCase("2026-Q0")]
    [TestCase("2026-N3")]
    [TestCase("2026-X1")]
    [TestCase("2026-02-01..2026-01-31")]
    [TestCase("2010-01-01..2026-01-31")]
    [TestCase("2026-02-30..2026-03-01")]
    public void Parse_AnythingElse_IsNull(string text) => Assert.That(ReportingPeriod.Parse(text), Is.Null);
}
