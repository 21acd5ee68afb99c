using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core;
using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class WorkingCalendarTests
{
    [TestCase(2024, 251)]
    [TestCase(2025, 250)]
    [TestCase(2026, 249)]
    [TestCase(2027, 251)]
    public void WorkingDaysIn_ShippedCalendar_AreThoseOfTheNotices(int year, int days) =>
        Assert.That(ShippedCalendar.WorkingDaysIn(year), Is.EqualTo(days));

    [TestCase("2024-05-04", true, TestName = "Make-up Saturday")]
    [TestCase("2026-11-24", false, TestName = "Vietnamese Culture Day")]
    [TestCase("2026-11-23", true, TestName = "A proposal is not loaded")]
    [TestCase("2027-02-04", true, TestName = "A proposal of the next year is not loaded")]
    [TestCase("2026-11-22", false, TestName = "Sunday")]
    public void IsWorking_Day_FollowsEntriesThenTheWeek(string day, bool works) =>
        Assert.That(ShippedCalendar.IsWorking(DateOnly.Parse(day, CultureInfo.InvariantCulture)), Is.EqualTo(works));

    [TestCase("2023-12-31", false)]
    [TestCase("2024-01-01", true)]
    [TestCase("2027-12-31", true)]
    [TestCase("2028-01-01", false)]
    public void Covers_Day_IsThoseOfTheYears(string day, bool covered) =>
        Assert.That(ShippedCalendar.Covers(DateOnly.Parse(day, CultureInfo.InvariantCulture)), Is.EqualTo(covered));

    [Test]
    public void IsComplete_Year_IsWhatTheSummarySays() =>
        Assert.That(Enumerable.Range(2023, 6).Where(ShippedCalendar.IsComplete), Is.EqualTo((int[])[2024, 2025, 2026]));

    [Test]
    public void Days_Shipped_AreInOrder() => Assert.That(ShippedCalendar.Days.Select(day => day.Date), Is.Ordered);

    [Test]
    public void Version_NamesAndProposalsChange_StaysTheSame()
    {
        var changed = Changed(calendar =>
        {
            calendar["entries"]![0]!["name_vi"] = "Năm mới";
            calendar["proposals"] = new JsonArray("anything at all");
        });

        Assert.That(WorkingCalendar.Parse(changed).Value.Version, Is.EqualTo(ShippedCalendar.Version));
        Assert.That(ShippedCalendar.Version, Does.Match("^[0-9a-f]{16}$"));
    }

    [Test]
    public void Flipped_OneDay_IsAnotherVersionAndFlipsBack()
    {
        var day = new DateOnly(2026, 11, 24);

        var flipped = ShippedCalendar.Flipped(day);

        Assert.That(flipped.IsWorking(day), Is.True);
        Assert.That(flipped.Version, Is.Not.EqualTo(ShippedCalendar.Version));
        Assert.That(flipped.Flipped(day).Version, Is.EqualTo(ShippedCalendar.Version));
        Assert.That(flipped.Named(day)?.Name, Is.EqualTo(ShippedCalendar.Named(day)!.Name));
    }

    [TestCase("$.entries[0].kind", "\"holiday\"", "KindUnknown", "$.entries[0].kind")]
    [TestCase("$.entries[0].status", "\"sure\"", "StatusUnknown", "$.entries[0].status")]
    [TestCase("$.entries[0].weekday", "\"Tuesday\"", "WeekdayMismatch", "$.entries[0].weekday")]
    [TestCase("$.entries[0].date", "\"2024-13-01\"", "DateInvalid", "$.entries[0].date")]
    [TestCase("$.entries[0].date", "20240101", "FieldWrongType", "$.entries[0].date")]
    [TestCase("$.entries[0].is_working_day", "true", "WorkingFlagMismatch", "$.entries[0].is_working_day")]
    [TestCase("$.entries[0].is_working_day", "\"no\"", "FieldWrongType", "$.entries[0].is_working_day")]
    [TestCase("$.entries[0].name_vi", "\"\"", "TextLength", "$.entries[0].name_vi")]
    [TestCase("$.entries[0].half_day", "true", "FieldUnknown", "$.entries[0]")]
    [TestCase("$.entries[0].substitute_for", "\"2024-03-03\"", "DateNotListed", "$.entries[0].substitute_for")]
    [TestCase("$.entries", "{}", "FieldWrongType", "$.entries")]
    [TestCase("$.entries[0]", "[]", "FieldWrongType", "$.entries[0]")]
    [TestCase("$.holidays", "[]", "FieldUnknown", "$")]
    [TestCase("$.schema_version", "\"2.0\"", "CalendarSchemaUnknown", "$.schema_version")]
    [TestCase("$.weekly_rest", "[\"Chủ nhật\"]", "WeekdayUnknown", "$.weekly_rest[0]")]
    [TestCase("$.weekly_rest", "[\"0\"]", "WeekdayUnknown", "$.weekly_rest[0]")]
    [TestCase("$.weekly_rest", "[\"Sunday\", \"Sunday\"]", "WeekdayTwice", "$.weekly_rest[1]")]
    [TestCase("$.weekly_rest", "[\"Sunday\"]", "MakeupOnWorkingDay", "$.entries[12].date")]
    [TestCase("$.year_summary.2024.working_days", "252", "SummaryDiffers", "$.year_summary.2024.working_days")]
    [TestCase("$.year_summary.2024.weekdays_off_count", "3000000000", "FieldWrongType", "$.year_summary.2024.weekdays_off_count")]
    [TestCase("$.year_summary.2026.makeup_working_days", "[]", "SummaryDiffers", "$.year_summary.2026.makeup_working_days")]
    [TestCase("$.year_summary.2030", "{\"working_days\":1,\"weekdays_off\":[],\"weekdays_off_count\":0,\"makeup_working_days\":[],\"notice_complete\":false}", "YearsNotInARow", "$.year_summary")]
    [TestCase("$.year_summary.1999", "{}", "YearInvalid", "$.year_summary.1999")]
    [TestCase("$.year_summary.2201", "{}", "YearInvalid", "$.year_summary.2201")]
    [TestCase("$.year_summary.2000", "{}", "FieldMissing", "$.year_summary.2000")]
    [TestCase("$.year_summary.2200", "{}", "FieldMissing", "$.year_summary.2200")]
    [TestCase("$.year_summary.2027", "[]", "FieldWrongType", "$.year_summary.2027")]
    [TestCase("$.year_summary.2024.notice_complete", "\"yes\"", "FieldWrongType", "$.year_summary.2024.notice_complete")]
    [TestCase("$.year_summary.2024.working_days", null, "FieldMissing", "$.year_summary.2024")]
    [TestCase("$.year_summary.2024.weekdays_off", "[\"2024-02-30\"]", "DateInvalid", "$.year_summary.2024.weekdays_off[0]")]
    [TestCase("$.year_summary.2024.weekdays_off", "[\"2024-01-01\"]", "SummaryDiffers", "$.year_summary.2024.weekdays_off")]
    [TestCase("$.year_summary.2024.weekdays_off_count", "13", "SummaryDiffers", "$.year_summary.2024.weekdays_off_count")]
    [TestCase("$.entries[0].date", "\"2023-12-31\"", "DateOutsideYears", "$.entries[0].date")]
    [TestCase("$.entries[0].date", "\"2028-01-01\"", "DateOutsideYears", "$.entries[0].date")]
    [TestCase("$.entries[0].swapped_with", "\"2024-03-03\"", "DateNotListed", "$.entries[0].swapped_with")]
    [TestCase("$.entries[0].swapped_with", "\"3/3\"", "DateInvalid", "$.entries[0].swapped_with")]
    [TestCase("$.entries[0].source", "null", "FieldWrongType", "$.entries[0].source")]
    [TestCase("$.timezone", null, "FieldMissing", "$")]
    [TestCase("$.year_summary.MMXXVI", "{}", "YearInvalid", "$.year_summary.MMXXVI")]
    [TestCase("$.year_summary", "{}", "YearsMissing", "$.year_summary")]
    [TestCase("$.year_summary", null, "FieldMissing", "$")]
    [TestCase("$.year_summary", "[]", "FieldWrongType", "$.year_summary")]
    [TestCase("$.schema_version", null, "FieldMissing", "$")]
    [TestCase("$.entries[0].substitute_for", "5", "FieldWrongType", "$.entries[0].substitute_for")]
    public void Parse_OneThingWrong_IsAProblemWithItsPath(string path, string? json, string code, string place)
    {
        var rejection = WorkingCalendar.Parse(Changed(calendar => Set(calendar, path, json))).Rejection;

        Assert.That(rejection?.Code, Is.EqualTo("CalendarRefused"));
        Assert.That(rejection!.Problems.Select(problem => (problem.Code, problem.Path)), Does.Contain((code, place)));
    }

    [Test]
    public void Parse_SameDateTwice_SaysWhetherTheyContradict()
    {
        var count = JsonNode.Parse(CalendarText)!["entries"]!.AsArray().Count;
        var changed = Changed(calendar =>
        {
            var entries = calendar["entries"]!.AsArray();
            entries.Add(entries[0]!.DeepClone());
            var off = entries[12]!.DeepClone();
            (off["kind"], off["is_working_day"]) = ("swap_day_off", false);
            entries.Add(off);
        });

        Assert.That(WorkingCalendar.Parse(changed).Rejection!.Problems.Select(problem => (problem.Code, problem.Path)), Is.EqualTo((ValueTuple<string, string?>[])
            [("DateTwice", $"$.entries[{count}].date"), ("DateOffAndMakeup", $"$.entries[{count + 1}].date")]));
    }

    [Test]
    public void Parse_SeveralThingsWrong_ListsThemAll()
    {
        var changed = Changed(calendar =>
        {
            Set(calendar, "$.entries[0].kind", "\"holiday\"");
            Set(calendar, "$.entries[5].weekday", "\"Friday\"");
            Set(calendar, "$.weekly_rest", "[\"Sunday\", \"Someday\"]");
        });

        Assert.That(WorkingCalendar.Parse(changed).Rejection!.Problems, Has.Count.GreaterThanOrEqualTo(3));
    }

    [TestCase("$.entries[0].is_working_day", "\"no\"", "Wrong JSON type: must be true/false.")]
    [TestCase("$.year_summary.2024.weekdays_off", "[\"2024-02-09\", \"2024-02-08\"]",
        "The year's summary says 2024-02-08, 2024-02-09, the entries give 2024-01-01, 2024-02-08, 2024-02-09, 2024-02-12, 2024-02-13, ….")]
    public void Parse_OneThingWrong_SaysWhatItShouldBe(string path, string json, string sentence) =>
        Assert.That(WorkingCalendar.Parse(Changed(calendar => Set(calendar, path, json))).Rejection!.Problems.Single().Sentence.En, Is.EqualTo(sentence));

    [TestCase(50, false)]
    [TestCase(51, true)]
    public void Parse_ManyYears_AreReadUpToFifty(int years, bool refused)
    {
        var changed = Changed(calendar =>
        {
            for (var year = 2028; year < 2024 + years; year++)
                calendar["year_summary"]![year.ToString(CultureInfo.InvariantCulture)] = calendar["year_summary"]!["2027"]!.DeepClone();
        });

        Assert.That(WorkingCalendar.Parse(changed).Rejection!.Problems.Any(problem => problem.Code == "YearsNotInARow"), Is.EqualTo(refused));
    }

    [TestCase("", "CalendarNotJson")]
    [TestCase("{", "CalendarNotJson")]
    [TestCase("{\"entries\":[],\"entries\":[]}", "CalendarNotJson")]
    [TestCase("[]", "CalendarRefused")]
    [TestCase("null", "CalendarRefused")]
    public void Parse_NotACalendar_IsRejected(string text, string code) =>
        Assert.That(WorkingCalendar.Parse(text).Rejection?.Code, Is.EqualTo(code));

    [Test]
    public void Parse_TooDeepOrTooLarge_IsRejected()
    {
        var deep = new string('[', 40) + new string(']', 40);

        Assert.That(WorkingCalendar.Parse(deep).Rejection?.Code, Is.EqualTo("CalendarNotJson"));
        Assert.That(WorkingCalendar.Parse(new string(' ', WorkingCalendar.MaxBytes + 1)).Rejection?.Code, Is.EqualTo("CalendarTooLarge"));
    }

    [Test]
    public void Parse_AsDeepOrAsLargeAsAllowed_IsRead()
    {
        var deep = Changed(calendar => Set(calendar, "$.proposals", new string('[', 15) + new string(']', 15)));

        Assert.That(WorkingCalendar.Parse(deep).Rejection?.Code, Is.Null);
        Assert.That(WorkingCalendar.Parse(Changed(calendar => Set(calendar, "$.proposals", new string('[', 16) + new string(']', 16)))).Rejection?.Code, Is.EqualTo("CalendarNotJson"));
        Assert.That(WorkingCalendar.Parse(deep + new string(' ', WorkingCalendar.MaxBytes - System.Text.Encoding.UTF8.GetByteCount(deep))).Rejection?.Code, Is.Null);
    }

    [TestCase(1000, null)]
    [TestCase(1001, "TextLength")]
    public void Parse_LongText_IsReadUpToAThousandCharacters(int length, string? code)
    {
        var rejection = WorkingCalendar.Parse(Changed(calendar => calendar["entries"]![0]!["name_vi"] = new string('t', length))).Rejection;

        Assert.That(rejection?.Problems.Single().Code, Is.EqualTo(code));
    }

    [Test]
    public void Parse_OneThingWrong_SaysWhatAndWhere()
    {
        var rejection = WorkingCalendar.Parse(Changed(calendar =>
        {
            Set(calendar, "$.entries[0].weekday", "\"Tuesday\"");
            Set(calendar, "$.entries[1].kind", "\"" + new string('k', 61) + "\"");
        })).Rejection!;

        Assert.That(rejection.Problems[0].Sentence.En, Does.Contain("01/01/2024").And.Contain("Tuesday"));
        Assert.That(rejection.Problems[1].Sentence.En, Does.Contain(new string('k', 60) + "…"));
        Assert.That(rejection.Sentence.En, Does.Contain("2"));
    }

    [Test]
    public void Parse_BrokenText_NamesLineAndColumn() =>
        Assert.That(WorkingCalendar.Parse("{\n  \"entries\": x").Rejection!.Sentence.En, Does.Contain("2").And.Contain("14"));

    [Test]
    public void WorkingDayAfter_OutsideTheYears_IsUnprocessableAndNamesTheYear()
    {
        var rejection = Standard.Days.WorkingDayAfter(new DateOnly(2027, 12, 30), 2).Rejection!;

        Assert.That(rejection.Kind, Is.EqualTo(RejectionKind.Unprocessable));
        Assert.That(rejection.Sentence, Is.EqualTo(new Phrase(
            "Lịch làm việc không có năm 2028: chỉ có từ năm 2024 đến năm 2027.",
            "The working calendar does not cover the year 2028: it goes from 2024 to 2027.")));
    }

    private static string Changed(Action<JsonObject> change)
    {
        var calendar = JsonNode.Parse(CalendarText)!.AsObject();
        change(calendar);
        return calendar.ToJsonString();
    }

    private static void Set(JsonObject calendar, string path, string? json)
    {
        var steps = path[2..].Replace("]", "", StringComparison.Ordinal).Split('.', '[');
        JsonNode owner = calendar;
        foreach (var step in steps[..^1]) owner = owner is JsonArray array ? array[int.Parse(step, CultureInfo.InvariantCulture)]! : owner[step]!;
        if (owner is JsonArray list) list[int.Parse(steps[^1], CultureInfo.InvariantCulture)] = JsonNode.Parse(json!);
        else if (json is null) owner.AsObject().Remove(steps[^1]);
        else owner[steps[^1]] = JsonNode.Parse(json);
    }
}
