using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class UnitCalendarTests
{
    private const string Hours =
        """
        [
          {"from": "2024-01-01", "windows": "08:00-12:00,13:00-17:00", "source": "QĐ tỉnh"},
          {"from": "2026-01-01", "to": "2026-06-30", "unit": "H05", "windows": "07:00-11:00,13:00-17:00", "source": "QĐ H05"},
          {"from": "2024-01-01", "unit": "H05.31", "season": {"from": "04-16", "to": "10-15"}, "windows": "07:00-11:30,14:00-17:30", "source": "QĐ mùa hè"},
          {"from": "2024-01-01", "unit": "H05.32", "season": {"from": "10-16", "to": "04-15"}, "windows": "08:00-11:30,13:00-17:30", "source": "QĐ mùa đông"}
        ]
        """;

    private const string Entries =
        """
        [
          {"unit": "H05", "from": "2026-12-14", "to": "2026-12-16", "kind": "closure", "name_vi": "Bão", "name_en": "Storm", "source": "Công điện"},
          {"unit": "H05.31", "from": "2026-12-15", "kind": "closure", "windows": "08:00-10:00", "name_vi": "Trực", "name_en": "On duty", "source": "Thông báo"},
          {"unit": "H05.31", "from": "2026-12-19", "kind": "makeup_working_day", "name_vi": "Làm bù", "name_en": "Make-up", "source": "Thông báo"},
          {"unit": "H05.31", "from": "2026-12-25", "to": "2026-12-28", "kind": "closure", "windows": "07:30-11:30", "name_vi": "Kiểm kê", "name_en": "Stock-taking", "source": "Thông báo"}
        ]
        """;

    private static readonly WorkingCalendar calendar = WorkingCalendar.Parse(CalendarWith(Hours, Entries)).Value;

    [TestCase("H05.31", "2026-04-15", "07:00-11:00,13:00-17:00", TestName = "Before the season: the parent's hours")]
    [TestCase("H05.31", "2026-04-16", "07:00-11:30,14:00-17:30", TestName = "First day of the season")]
    [TestCase("H05.31", "2026-10-15", "07:00-11:30,14:00-17:30", TestName = "Last day of the season")]
    [TestCase("H05.31", "2026-10-16", "08:00-12:00,13:00-17:00", TestName = "After the season, the parent's hours having ended: the province's")]
    [TestCase("H05.32", "2026-12-31", "08:00-11:30,13:00-17:30", TestName = "A season across New Year, its first year")]
    [TestCase("H05.32", "2026-01-05", "08:00-11:30,13:00-17:30", TestName = "A season across New Year, its second year")]
    [TestCase("H05.32", "2026-06-30", "07:00-11:00,13:00-17:00", TestName = "Outside the season, last day of the parent's hours")]
    [TestCase("H05.32", "2026-12-15", null, TestName = "Closed with the parent")]
    [TestCase("H05.31", "2026-12-15", "08:00-10:00", TestName = "The unit's own entry before the parent's")]
    [TestCase("H05.31", "2026-12-19", "08:00-12:00,13:00-17:00", TestName = "Make-up day of the unit at its usual hours")]
    [TestCase("H05.32", "2026-12-19", null, TestName = "Another unit rests on that day")]
    [TestCase("H05.31", "2026-12-25", "07:30-11:30", TestName = "Half a day")]
    [TestCase("H05.31", "2026-12-26", null, TestName = "Other hours make no working day of a Saturday")]
    public void HoursOn_Day_AreThoseOfTheNearestThatStatesThem(string unit, string day, string? hours) =>
        Assert.That(Of(unit).HoursOn(Day(day))?.ToString(), Is.EqualTo(hours));

    [Test]
    public void WorkingDayAfter_ClosureAndHalfDay_CountsDaysOnWhichTheUnitWorksAtAll()
    {
        var after = Of("H05.31").WorkingDayAfter(Day("2026-12-13"), 3);

        Assert.That(after.Value, Is.EqualTo(Day("2026-12-18")));
    }

    [TestCase("vi")]
    [TestCase("en")]
    public void Explain_ClosuresAndHalfDays_SaysWhyADayCountsLess(string language)
    {
        var clock = new OfficeClock(Of("H05.31"), Vietnam);
        var deadline = Deadline.OfDossier(At("11/12/2026 16:00"), TimeLimit.WorkingDays(3), clock).Value;

        Testing.Snapshot.Match(DerivationText.Of(deadline.Explain(clock).Value, language), language);
    }

    [TestCase("H05.31", "SeasonHoursCounted", "seasonal hours (16/04–15/10)")]
    [TestCase("H05.32", "UnitHoursCounted", "07:00-11:00,13:00-17:00")]
    public void Explain_DayAtPublishedHours_SaysWhetherTheyAreThoseOfASeason(string unit, string code, string said)
    {
        // Monday 20/04/2026, eight hours in both offices.
        var clock = new OfficeClock(Of(unit), Vietnam);

        var line = Deadline.OfDossier(At("20/04/2026 07:00"), TimeLimit.WorkingDays(1), clock).Value.Explain(clock).Value.Single(line => line.Minutes > 0);

        Assert.That((line.Code, line.Minutes), Is.EqualTo((code, 480)));
        Assert.That(line.Why.En, Does.Contain(said));
    }

    [Test]
    public void Explain_ReceptionOnADayWithItsOwnHours_CitesTheNoticeAndNotTheUsualHours()
    {
        var clock = new OfficeClock(Of("H05.31"), Vietnam);

        var lines = Deadline.OfDossier(At("15/12/2026 08:30"), TimeLimit.Parse("1wh").Value, clock).Value.Explain(clock).Value;

        Assert.That(lines.Single(line => line.Code == "StartInHours").Source, Is.EqualTo("Giờ làm việc 08:00-10:00 (Thông báo)"));
    }

    [Test]
    public void Version_HoursAndEntriesInAnyOrder_IsTheOneThatIsStored()
    {
        var turned = WorkingCalendar.Parse(CalendarWith(Reversed(Hours), Reversed(Entries))).Value;

        // SHA-256 of the canonical form, computed apart from the program.
        Assert.That(calendar.Version, Is.EqualTo("3c84022f9558177a"));
        Assert.That(turned.Version, Is.EqualTo(calendar.Version));
    }

    [Test]
    public void Version_WithoutHoursAndEntries_IsThatOfTheDaysAlone() =>
        Assert.That(WorkingCalendar.Parse(CalendarWith("[]", "[]")).Value.Version, Is.EqualTo(ShippedCalendar.Version).And.EqualTo("ee9d141f5e236510"));

    [TestCase("08:00-12:00", "08:30-12:00")]
    [TestCase("\"H05.31\", \"season\"", "\"H05.33\", \"season\"")]
    [TestCase("\"04-16\"", "\"04-17\"")]
    [TestCase("2026-06-30", "2026-06-29")]
    [TestCase("2026-12-19", "2026-12-20")]
    [TestCase("08:00-10:00", "08:00-10:01")]
    public void Version_HoursOrEntriesChange_IsAnother(string said, string other) =>
        Assert.That(Changed(said, other).Version, Is.Not.EqualTo(calendar.Version));

    [TestCase("QĐ mùa hè", "QĐ 12/2026/QĐ-UBND")]
    [TestCase("Storm", "Typhoon")]
    public void Version_NamesAndSourcesChange_StaysTheSame(string said, string other) =>
        Assert.That(Changed(said, other).Version, Is.EqualTo(calendar.Version));

    [Test]
    public void Parse_StoredUnderAVersion_KeepsIt() =>
        Assert.That(WorkingCalendar.Parse(CalendarText, "0123456789abcdef").Value.Version, Is.EqualTo("0123456789abcdef"));

    [TestCase("08:00-10:00", "10:00-08:00", "HoursBackwards", "$.unit_entries[1].windows")]
    [TestCase("2026-06-30", "2025-06-30", "RangeBackwards", "$.working_hours[1].to")]
    [TestCase("\"04-16\"", "\"04-31\"", "SeasonInvalid", "$.working_hours[2].season")]
    [TestCase("\"season\": {\"from\": \"10-16\"", "\"season\": {\"till\": \"10-16\"", "FieldUnknown", "$.working_hours[3].season")]
    [TestCase("\"to\": \"2026-12-16\"", "\"until\": \"2026-12-16\"", "FieldUnknown", "$.unit_entries[0]")]
    [TestCase("\"kind\": \"makeup_working_day\"", "\"kind\": \"swap_day_off\"", "KindUnknown", "$.unit_entries[2].kind")]
    [TestCase("2026-12-19", "2026-12-18", "MakeupOnWorkingDay", "$.unit_entries[2].from")]
    [TestCase("2026-12-19", "2028-01-01", "DateOutsideYears", "$.unit_entries[2].from")]
    [TestCase("2026-12-19", "2026-12-26", "UnitEntriesOverlap", "$.unit_entries[2]")]
    [TestCase("2026-12-19", "2026-12-28", "UnitEntriesOverlap", "$.unit_entries[2]", TestName = "An entry that begins on the last day of another")]
    [TestCase("2026-12-19\"", "2026-12-19\", \"to\": \"2026-12-21\"", "MakeupOnWorkingDay", "$.unit_entries[2].from", TestName = "Make-up days that run into a working day")]
    [TestCase("2026-12-28", "2028-01-02", "DateOutsideYears", "$.unit_entries[3].from", TestName = "A closure that ends after the calendar")]
    [TestCase("2026-12-28", "2026-12-24", "RangeBackwards", "$.unit_entries[3].to")]
    [TestCase("2026-06-30", "2026-01-01", null, null, TestName = "Hours of one day")]
    [TestCase("2026-06-30", "30/6/2026", "DateInvalid", "$.working_hours[1].to")]
    [TestCase("\"from\": \"2026-01-01\", ", "", "FieldMissing", "$.working_hours[1]")]
    [TestCase("\"from\": \"2026-12-14\", ", "", "FieldMissing", "$.unit_entries[0]")]
    [TestCase("\"source\": \"QĐ H05\"", "\"source\": \"QĐ H05\", \"note\": \"thay QĐ 2025\"", null, null, TestName = "A note on hours")]
    [TestCase("\"source\": \"Công điện\"", "\"source\": \"Công điện\", \"note\": \"bão số 12\"", null, null, TestName = "A note on an entry")]
    [TestCase("2026-12-28", "2026-12-25", null, null, TestName = "A range of one day")]
    [TestCase("\"2026-12-19\"", "\"19/12/2026\"", "DateInvalid", "$.unit_entries[2].from")]
    [TestCase("\"unit\": \"H05.31\", \"from\": \"2026-12-19\"", "\"from\": \"2026-12-19\"", "FieldMissing", "$.unit_entries[2]")]
    [TestCase("\"source\": \"Công điện\"", "\"source\": \" \"", "TextLength", "$.unit_entries[0].source")]
    [TestCase("\"source\": \"QĐ H05\"", "\"source\": 5", "FieldWrongType", "$.working_hours[1].source")]
    [TestCase("07:00-11:30,14:00-17:30", "7 giờ", "HoursUnreadable", "$.working_hours[2].windows")]
    [TestCase("\"to\": \"10-15\"", "\"to\": \"15-10\"", "SeasonInvalid", "$.working_hours[2].season")]
    [TestCase("\"unit\": \"H05.32\", \"season\"", "\"unit\": \"H05.31\", \"season\"", null, null, TestName = "Seasons of one unit that do not meet")]
    [TestCase("{\"from\": \"10-16\", \"to\": \"04-15\"}", "{\"from\": \"10-15\", \"to\": \"04-15\"}", null, null, TestName = "Seasons of two units that meet")]
    public void Parse_OneThingWrong_IsAProblemWithItsPath(string said, string other, string? code, string? path)
    {
        var rejection = WorkingCalendar.Parse(CalendarWith(Hours.Replace(said, other, StringComparison.Ordinal), Entries.Replace(said, other, StringComparison.Ordinal))).Rejection;

        Assert.That(rejection?.Problems.Select(problem => (problem.Code, problem.Path)).First(), Is.EqualTo(code is null ? null : (code, path)));
    }

    [TestCase("\"2026-12-25\", \"to\": \"2026-12-28\"", "\"2023-12-31\", \"to\": \"2024-01-02\"", "31/12/2023", TestName = "Begins before the calendar")]
    [TestCase("2026-12-28", "2028-01-02", "02/01/2028", TestName = "Ends after the calendar")]
    public void Parse_EntryOutsideTheYears_NamesTheDayThatIs(string said, string other, string day)
    {
        var rejection = WorkingCalendar.Parse(CalendarWith(Hours, Entries.Replace(said, other, StringComparison.Ordinal))).Rejection!;

        Assert.That(rejection.Problems.Single().Sentence.En, Does.StartWith($"{day} is outside"));
    }

    [Test]
    public void Parse_UnreadableHours_AreNotHeldAgainstTheOthers()
    {
        const string More = "{\"from\": \"2026-01-01\", \"windows\": \"7 giờ\", \"source\": \"QĐ\"}";

        Assert.That(Problems(Hours.TrimEnd()[..^1] + "," + More + "]", "[]"), Is.EqualTo([("HoursUnreadable", "$.working_hours[4].windows")]));
    }

    [Test]
    public void Parse_EntriesWithoutAUnit_AreNotHeldAgainstEachOther()
    {
        const string Each = "{\"from\": \"2026-12-14\", \"kind\": \"closure\", \"name_vi\": \"Bão\", \"name_en\": \"Storm\", \"source\": \"Công điện\"}";

        Assert.That(Problems("[]", $"[{Each},{Each}]"), Is.EqualTo([("FieldMissing", "$.unit_entries[0]"), ("FieldMissing", "$.unit_entries[1]")]));
    }

    [Test]
    public void Parse_LaterHoursListedFirst_AreRead() =>
        Assert.That(Problems($"[{Province("2026-01-01")},{Province("2024-01-01", "2025-12-31")}]", "[]"), Is.Empty);

    [Test]
    public void Parse_HoursThatMeetOneOfSeveral_AreRefused()
    {
        var hours = $"[{Province("2024-01-01", "2024-12-31")},{Province("2025-01-01", "2025-12-31")},{Province("2024-06-01", "2024-07-01")}]";

        Assert.That(Problems(hours, "[]"), Is.EqualTo([("ProfilesOverlap", "$.working_hours[2]")]));
    }

    [TestCase("2025-04-17", TestName = "The day after the last of the other")]
    [TestCase("2025-04-16", "$.working_hours[1]", TestName = "The last day of the other")]
    public void Parse_SeasonalHoursThatFollowOthers_MayNotBeginOnTheirLastDay(string from, params string[] refused)
    {
        var hours = $"[{Province("2024-01-01", "2025-04-16", ("04-10", "04-20"))},{Province(from, null, ("04-01", "04-30"))}]";

        Assert.That(Problems(hours, "[]"), Is.EqualTo(refused.Select(path => ("ProfilesOverlap", path))));
    }

    [TestCase("{\"from\": \"2026-01-01\", \"windows\": \"08:00-12:00\", \"source\": \"QĐ\"}", TestName = "Two for the province")]
    [TestCase("{\"from\": \"2023-01-01\", \"to\": \"2024-01-01\", \"windows\": \"08:00-12:00\", \"source\": \"QĐ\"}", TestName = "One that ends on the first day of another")]
    [TestCase("{\"from\": \"2026-06-30\", \"unit\": \"H05\", \"windows\": \"08:00-12:00\", \"source\": \"QĐ\"}", TestName = "One day too early for the unit")]
    [TestCase("{\"from\": \"2026-01-01\", \"unit\": \"H05.31\", \"season\": {\"from\": \"10-15\", \"to\": \"10-20\"}, \"windows\": \"08:00-12:00\", \"source\": \"QĐ\"}", TestName = "Seasons that meet on a day")]
    public void Parse_HoursOfOneUnitOverlap_IsRefused(string more)
    {
        var rejection = WorkingCalendar.Parse(CalendarWith(Hours.TrimEnd()[..^1] + "," + more + "]", "[]")).Rejection!;

        Assert.That(rejection.Problems.Select(problem => (problem.Code, problem.Path)), Is.EqualTo([("ProfilesOverlap", "$.working_hours[4]")]));
        Assert.That(rejection.Problems[0].Sentence.En, Does.Contain($"({(string?)JsonNode.Parse(more)!["unit"] ?? "–"})"));
    }

    [Test]
    public void Parse_SeasonsThatMeetOnALeapDay_IsRefused()
    {
        const string Each = "{\"unit\": \"H05.31\", \"from\": \"2024-03-01\", \"season\": {\"from\": \"02-29\", \"to\": \"02-29\"}, \"windows\": \"08:00-12:00\", \"source\": \"QĐ\"}";

        Assert.That(WorkingCalendar.Parse(CalendarWith($"[{Each},{Each}]", "[]")).Rejection!.Problems.Single().Code, Is.EqualTo("ProfilesOverlap"));
    }

    [TestCase(2000, null)]
    [TestCase(2001, "TooMany")]
    public void Parse_ManyHours_AreReadUpToTheirMost(int count, string? code)
    {
        var hours = new JsonArray();
        for (var i = 0; i < count; i++)
            hours.Add(new JsonObject { ["unit"] = $"H05.{i}", ["from"] = "2026-01-01", ["windows"] = "08:00-12:00", ["source"] = "QĐ" });

        Assert.That(Problems(hours.ToJsonString(), "[]"), Is.EqualTo(code is null ? [] : new[] { (code, "$.working_hours") }));
    }

    [Test]
    public void WorkingDay_AtTheEndOfTheCalendar_IsTheLastOrRejectedNamingTheYear()
    {
        var days = Standard.Days;

        Assert.That(days.WorkingDayAfter(Day("2027-12-30"), 1).Value, Is.EqualTo(Day("2027-12-31")));
        Assert.That(days.WorkingDayFrom(Day("2027-12-31")).Value, Is.EqualTo(Day("2027-12-31")));
        Assert.That(days.WorkingDayFrom(Day("2026-11-24")).Value, Is.EqualTo(Day("2026-11-25")));
        Assert.That(days.WorkingDayAfter(Day("2023-12-31"), 1).Rejection?.Sentence.En, Does.Contain("year 2023:"));
        Assert.That(days.WorkingDayFrom(Day("2028-01-03")).Rejection?.Sentence.En, Does.Contain("year 2028:"));
    }

    [Test]
    public void Ask_OutsideItsRange_Throws()
    {
        Assert.That(() => Standard.Days.WorkingDayAfter(Day("2026-11-20"), 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Standard.Days.HoursOn(Day("2028-01-01")), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Outside the calendar."));
        Assert.That(() => ShippedCalendar.IsWorking(Day("2023-12-31")), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Outside the calendar."));
    }

    private static UnitCalendar Of(string unit) => calendar.Of([unit, "H05"], WorkingHours.Standard);

    private static string Reversed(string array) => new JsonArray([.. JsonNode.Parse(array)!.AsArray().Reverse().Select(each => each!.DeepClone())]).ToJsonString();

    private static string Province(string from, string? to = null, (string From, string To)? season = null)
    {
        var profile = new JsonObject { ["from"] = from, ["windows"] = "08:00-12:00", ["source"] = "QĐ" };
        if (to is not null) profile["to"] = to;
        if (season is { } part) profile["season"] = new JsonObject { ["from"] = part.From, ["to"] = part.To };
        return profile.ToJsonString();
    }

    private static IEnumerable<(string Code, string Path)> Problems(string hours, string entries) =>
        WorkingCalendar.Parse(CalendarWith(hours, entries)).Rejection?.Problems.Select(problem => (problem.Code, problem.Path)) ?? [];

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static WorkingCalendar Changed(string said, string other) => WorkingCalendar.Parse(
        CalendarWith(Hours.Replace(said, other, StringComparison.Ordinal), Entries.Replace(said, other, StringComparison.Ordinal))).Value;
}
