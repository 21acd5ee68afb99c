using System.CommandLine;
using System.Text.Json;
using Workflow.Host.Calendars;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Calendars;

public sealed class CalendarCommandTests
{
    private const string UnitHours = """
        { "schema_version": "1.0", "timezone": "Asia/Ho_Chi_Minh", "weekly_rest": ["Sunday"], "entries": [], "proposals": [],
          "working_hours": [
            { "from": "2026-01-01", "unit": "H05", "windows": "08:00-13:00", "source": "Quyết định của tỉnh" },
            { "from": "2026-01-01", "unit": "H05.31", "windows": "07:30-11:30,13:30-16:30", "source": "Thông báo của đơn vị" }
          ],
          "year_summary": { "2026": { "working_days": 313, "weekdays_off": [], "weekdays_off_count": 0, "makeup_working_days": [], "notice_complete": true } } }
        """;

    [Test]
    public void Due_HoursOverAWeekendAsJson_PrintsOneObject()
    {
        var (code, output, errors) = Run(DueCommand.Create(), "2026-11-20T16:00", "4wh", "--json");

        Assert.That((code, errors), Is.EqualTo((0, "")));
        Snapshot.Match(output);
    }

    [TestCase("vi")]
    [TestCase("en")]
    public void Due_DaysOverAHoliday_PrintsATable(string language)
    {
        var (code, output, errors) = Run(DueCommand.Create(), "20/11/2026 17:30", "2.5wd", "--lang", language);

        Assert.That((code, errors), Is.EqualTo((0, "")));
        Snapshot.Match(output, language);
    }

    [TestCase("2024-02-06T10:00", "3wd", "2024-02-16T10:00:00+07:00", new[] { "Rolling", "Statutory" })]
    [TestCase("2024-05-03T14:00", "1wd", "2024-05-04T14:00:00+07:00", new[] { "Rolling", "Statutory" })]
    [TestCase("2026-11-12T09:00", "10cd", "2026-11-23T17:00:00+07:00", new[] { "Statutory" })]
    [TestCase("2026-11-20T15:01", "sd", "2026-11-23T17:00:00+07:00", new[] { "SameDay" })]
    [TestCase("2026-11-20T09:00:00Z", "4wh", "2026-11-23T10:30:00+07:00", new[] { "Rolling" })]
    [TestCase("2026-11-20T18:00:00+09:00", "4wh", "2026-11-23T10:30:00+07:00", new[] { "Rolling" })]
    [TestCase("2026-11-20 16:00:30", "0wd", "2026-11-20T16:00:00+07:00", new[] { "Rolling", "Statutory" })]
    public void Due_ReceivedAndLimit_NamesTheRulesAndTheBindingDate(string received, string limit, string binding, string[] rules)
    {
        var (_, output, _) = Run(DueCommand.Create(), received, limit, "--json");

        var report = JsonDocument.Parse(output).RootElement;
        Assert.That(report.GetProperty("binding").GetString(), Is.EqualTo(binding));
        Assert.That(report.GetProperty("due").EnumerateArray().Select(due => due.GetProperty("rule").GetString()), Is.EqualTo(rules));
    }

    [TestCase("2026-11-20T16:00", "2026-11-23T10:30", "240")]
    [TestCase("2026-11-23T10:30", "2026-11-20T16:00", "0")]
    public void Count_TwoInstantsAsJson_PrintsTheMinutes(string from, string to, string minutes)
    {
        var (code, output, _) = Run(CountCommand.Create(), from, to, "--json");

        Assert.That((code, output), Is.EqualTo((0, $$"""{ "minutes": {{minutes}} }""")));
    }

    [TestCase("vi", "3630 phút làm việc (60 giờ 30 phút)")]
    [TestCase("en", "3630 working minutes (60 h 30 min)")]
    public void Count_OtherHours_CountsByThem(string language, string expected)
    {
        var (_, output, _) = Run(
            CountCommand.Create(), "2026-11-16T00:00", "2026-11-26T12:00", "--hours", "07:00-11:30,13:30-17:00", "--lang", language);

        Assert.That(output, Is.EqualTo(expected));
    }

    [Test]
    public void Count_CalendarOfAFile_CountsByIt()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, """
            { "schema_version": "1.0", "timezone": "Asia/Ho_Chi_Minh", "weekly_rest": ["Sunday"], "entries": [], "proposals": [],
              "year_summary": { "2026": { "working_days": 313, "weekdays_off": [], "weekdays_off_count": 0, "makeup_working_days": [], "notice_complete": true } } }
            """);
        try
        {
            var (_, output, _) = Run(CountCommand.Create(), "2026-11-21T07:30", "2026-11-21T17:00", "--json", "--calendar", file);

            Assert.That(output, Is.EqualTo("""{ "minutes": 480 }"""));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase(480, TestName = "Count without a unit: the hours of the province")]
    [TestCase(420, "--unit", "H05.31", TestName = "Count of a unit: its own hours")]
    [TestCase(300, "--unit", "H05.31.02", "--unit", "H05", TestName = "Count of a unit without hours: those of the nearest above it")]
    [TestCase(420, "--unit", "H05.31", "--unit", "H05", TestName = "Count of a unit with hours: not those above it")]
    public void Count_UnitOfAFile_CountsByItsHours(int minutes, params string[] units) => WithFile(UnitHours, file =>
    {
        var (code, output, errors) = Run(CountCommand.Create(), ["2026-11-20T00:00", "2026-11-21T00:00", "--json", "--calendar", file, .. units]);

        Assert.That((code, output, errors), Is.EqualTo((0, $$"""{ "minutes": {{minutes}} }""", "")));
    });

    [TestCase(SampleOffice.Construction, 420)]
    [TestCase(SampleOffice.ConstructionDivision, 420, TestName = "Count of a division: the hours of its department")]
    [TestCase(SampleOffice.Justice, 300, TestName = "Count of another department: the hours of the province")]
    public async Task Count_UnitOfADatabase_CountsByItsPublishedHours(string unit, int minutes)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, UnitHours.Replace("H05.31", SampleOffice.Construction, StringComparison.Ordinal));
        await using var host = await HostFixture.Start(new Dictionary<string, string?> { ["Office:CalendarFile"] = file });
        File.Delete(file);

        var counted = Run(CountCommand.Create(), "2026-11-20T00:00", "2026-11-21T00:00", "--json", "--unit", unit, "--data", host.Folder);
        var mistyped = Run(CountCommand.Create(), "2026-11-20T00:00", "2026-11-21T00:00", "--lang", "en", "--unit", "H05.X", "--data", host.Folder);

        Assert.That(counted, Is.EqualTo((0, $$"""{ "minutes": {{minutes}} }""", "")));
        Assert.That(mistyped, Is.EqualTo((2, "", "There is no unit “H05.X”.")));
    }

    [TestCase("states nothing of unit H05.31", "--unit", "H05.31")]
    [TestCase("no data folder", "--data", "/no-such-folder")]
    [TestCase("goes with neither", "--data", ".", "--hours", "08:00-12:00")]
    public void Count_UnitOrDataThatCannotBe_SaysWhyInsteadOfCountingByOtherHours(string sentence, params string[] options)
    {
        var (code, output, errors) = Run(CountCommand.Create(), ["2026-11-20T00:00", "2026-11-21T00:00", "--lang", "en", .. options]);

        Assert.That((code == 0, output.Contains("minutes", StringComparison.Ordinal)), Is.EqualTo((false, false)));
        Assert.That(errors, Does.Contain(sentence));
    }

    [TestCase("20-11-2026", "4wh", "“20-11-2026” is not an instant")]
    [TestCase("2026-11-20T16:00", "4h", "“4h” is not a limit")]
    [TestCase("2026-11-20T16:00", "0.33wd", "not a whole number of minutes")]
    [TestCase("2026-11-20T16:00", "9999wd", "not between 0 and 1,000 days")]
    [TestCase("2027-12-30T16:00", "3wd", "does not cover the year 2028")]
    [TestCase("2026-11-20T16:00", "4wh", "does not end after it begins", "--hours", "13:00-11:00")]
    [TestCase("2026-11-20T16:00", "4wh", "cannot be read", "--calendar", "no-such-calendar.json")]
    public void Due_BadInput_SaysWhyAndEndsWithTwo(string received, string limit, string sentence, params string[] options)
    {
        var (code, output, errors) = Run(DueCommand.Create(), [received, limit, "--lang", "en", .. options]);

        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(errors, Does.Contain(sentence));
    }

    [Test]
    public void Due_CalendarWithProblems_ListsEachWithItsPath()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, """{ "schema_version": "2.0", "timezone": 7, "weekly_rest": ["Someday"], "entries": [], "year_summary": {} }""");
        try
        {
            var (code, _, errors) = Run(DueCommand.Create(), "2026-11-20T16:00", "4wh", "--calendar", file);

            Assert.That(code, Is.EqualTo(2));
            Snapshot.Match(errors);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void WithFile(string text, Action<string> test)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, text);
        try
        {
            test(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (int Code, string Output, string Errors) Run(Command command, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = command.Parse(args).Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString().Trim(), errors.ToString().Trim());
    }
}
