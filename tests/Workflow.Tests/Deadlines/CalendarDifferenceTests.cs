using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

/// <summary>Which days an explanation names where every date was computed anew under another calendar.</summary>
public sealed class CalendarDifferenceTests
{
    private const string Province = "{\"from\": \"2024-01-01\", \"windows\": \"08:00-12:00,13:00-17:00\", \"source\": \"QĐ tỉnh\"}";

    private const string OnDuty =
        "{\"unit\": \"H05.31\", \"from\": \"2026-12-15\", \"kind\": \"closure\", \"windows\": \"08:00-10:00\", \"name_vi\": \"Trực\", \"name_en\": \"On duty\", \"source\": \"Thông báo\"}";

    [Test]
    public void Explain_LastDayDiffers_NamesIt()
    {
        var line = Differences(WithDayOff, Standard, "25/11/2026 10:00", "1wd").Single();

        Assert.That((line.From, line.To), Is.EqualTo((At("26/11/2026 00:00"), At("27/11/2026 00:00"))));
        Assert.That(line.Why.En, Is.EqualTo("Thursday 26/11/2026: not worked by the old calendar, 07:30-11:30,13:00-17:00 by the new one."));
    }

    [Test]
    public void Explain_DaysThatTheOldCalendarDoesNotHave_AreLeftOut() =>
        Assert.That(Differences(UpTo2026(), Standard, "30/12/2026 09:00", "3wd"), Is.Empty);

    [TestCase("14/12/2026 10:00", "QĐ tỉnh", TestName = "Published hours")]
    [TestCase("15/12/2026 08:00", "Thông báo", TestName = "An entry of the unit, before the published hours")]
    [TestCase("22/08/2026 08:30", "Thông báo 9441/TB-BNV ngày 16/10/2025 (lịch nghỉ Tết và Quốc khánh 2026)", TestName = "A named day, before the published hours")]
    public void Explain_DayDiffers_CitesWhatDecidesItInTheNewCalendar(string received, string source) =>
        Assert.That(Differences(Standard, Clock(Province, OnDuty), received, "1wh").Select(line => line.Source), Is.EqualTo([source]));

    [Test]
    public void Explain_OnlyTheOldCalendarSaysSomethingOfADay_CitesThat() =>
        Assert.That(Differences(Clock("", OnDuty), Standard, "15/12/2026 08:00", "1wh").Single().Source, Is.EqualTo("Thông báo"));

    [Test]
    public void Explain_NeitherCalendarSaysSomethingOfADay_CitesTheNewOne() =>
        Assert.That(Differences(SevenHours, Standard, "16/11/2026 09:00", "1wh").Single().Source, Is.EqualTo($"Lịch {ShippedCalendar.Version}"));

    private static List<DerivationLine> Differences(OfficeClock former, OfficeClock present, string received, string limit)
    {
        var facts = Facts.Started(received, limit).Under("present").Recomputed(received);
        return [.. DossierClock.Explain(facts, At(received), version => version == "present" ? present : former).Value.Where(line => line.Code == "DayDiffers")];
    }

    private static OfficeClock Clock(string hours, string entries) =>
        new(WorkingCalendar.Parse(CalendarWith($"[{hours}]", $"[{entries}]")).Value.Of(["H05.31"], WorkingHours.Standard), Vietnam);

    private static OfficeClock UpTo2026()
    {
        var calendar = JsonNode.Parse(CalendarText)!.AsObject();
        calendar["year_summary"]!.AsObject().Remove("2027");
        calendar["entries"] = new JsonArray([.. calendar["entries"]!.AsArray()
            .Where(entry => DateOnly.Parse((string)entry!["date"]!, CultureInfo.InvariantCulture).Year < 2027).Select(entry => entry!.DeepClone())]);
        return new OfficeClock(WorkingCalendar.Parse(calendar.ToJsonString()).Value, WorkingHours.Standard, Vietnam);
    }
}
