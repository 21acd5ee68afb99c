using System.CommandLine;
using Workflow.Core.Deadlines;
using Workflow.Host.Calendars;
using Workflow.Host.Procedures.Check;
using Workflow.Runtime.Activities;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Procedures;

/// <summary>A procedure with a step outside its limit, walked like the shipped ones: none of these has such a step (docs/deadlines.md, section 5).</summary>
public sealed class UncountedSurveyTests
{
    private static readonly string source = Path.Combine(Repository.Root, "tests", "Workflow.IntegrationTests", "Procedures", "uncounted-survey");

    private string folder = "";

    [SetUp]
    public void Copy()
    {
        folder = Directory.CreateTempSubdirectory("uncounted-").FullName;
        foreach (var file in Directory.EnumerateFiles(source)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Check_EachDossier_GoesAsTheExamplesSayAndTheyNoticeEveryChange()
    {
        var output = new StringWriter();

        var code = CheckCommand.Create(ActivityTable.Standard).Parse([folder, "--mutate"]).Invoke(new InvocationConfiguration { Output = output, Error = output });

        Assert.That(code, Is.Zero, output.ToString());
        Assert.That(output.ToString(), Does.Contain("1 thủ tục, 2 hồ sơ mẫu: 2 đúng, 0 khác."));
    }

    [Test]
    public void Check_SameSurveyCounted_IsBoundByTheDateOfTheDossier()
    {
        var process = Path.Combine(folder, "standard.process.json");
        var text = File.ReadAllText(process);
        Assert.That(text, Does.Contain("\"value\": false"));
        File.WriteAllText(process, text.Replace("\"value\": false", "\"value\": true", StringComparison.Ordinal));
        var read = CheckedFolder.Read(folder, ActivityTable.Standard).Value;

        var difference = read.Walk(new OfficeClock(CalendarBook.Shipped().Current, WorkingHours.Standard, CalendarBook.Vietnam))[0].Difference!;

        Assert.That((difference.Where, difference.Expected, difference.Actual), Is.EqualTo(("actions[0] receive 2026-08-27 10:00", "survey: 2026-09-07 10:00", "survey: 2026-09-03 08:00")));
    }
}
