using System.CommandLine;
using System.Text.Json;
using Workflow.Core.Deadlines;
using Workflow.Host.Calendars;
using Workflow.Host.Procedures.Check;
using Workflow.Testing;
using Workflow.Runtime.Activities;

namespace Workflow.IntegrationTests.Procedures;

public sealed class CheckCommandTests
{
    private const string Licence = "p14-doi-giay-phep-lai-xe";

    private string folder = "";

    [SetUp]
    public void CopyAProcedure()
    {
        folder = Directory.CreateTempSubdirectory("check-").FullName;
        var source = Path.Combine(Repository.Workflows, Licence);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [TearDown]
    public void RemoveIt() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Check_AsShipped_ListsEachDossierAndEndsWellInBothLanguages()
    {
        var (vietnamese, english) = (Run(folder), Run(folder, "--lang", "en"));

        Assert.That(vietnamese.Code, Is.Zero);
        Assert.That(vietnamese.Output, Does.Contain("  ok    Đổi đúng hạn, qua nghỉ Quốc khánh").And.EndsWith("1 thủ tục, 4 hồ sơ mẫu: 4 đúng, 0 khác.\n"));
        Assert.That(english.Output, Does.EndWith("1 procedures, 4 example dossiers: 4 as expected, 0 differ.\n"));
    }

    [TestCase("appointed: 2026-03-16 08:00", "appointed: 2026-03-16 08:01", "receivedAt", "another appointed date", "2026-03-16 08:01", "2026-03-16 08:00")]
    [TestCase("receive: 2026-03-09 13:30", "receive: 2026-03-09 14:30", "receivedAt", "other steps are open", "receive: 2026-03-09 14:30", "receive: 2026-03-09 13:30")]
    [TestCase("by: ReturnOfficer", "by: Cashier", "actions[2] return-result 2026-09-04 13:50", "another role", "Cashier", "ReturnOfficer")]
    [TestCase("documentsChecked: true", "documentsChecked: false", "actions[0] receive 2026-08-26 15:30", "refused", "", null)]
    [TestCase("ends: Returned", "ends: Stopped", "ends", "another state", "Stopped", "Returned")]
    [TestCase("outcome: Rejected", "outcome: Refused", "actions[1] process-externally 2026-11-23 16:50", "refused", "", null)]
    public void Check_OneThingWrong_NamesTheFirstDifference(string right, string wrong, string where, string what, string expected, string? actual)
    {
        Plant("cases.yaml", right, wrong);

        var difference = CheckCommand.Run(folder, CalendarBook.Shipped().Current, mutate: false).Value
            .Folders.Single().Walks.Select(w => w.Difference).First(d => d is not null)!;

        Assert.That(difference.What.En, Is.EqualTo(what));
        Assert.That(difference.Where, Is.EqualTo(where));
        Assert.That(difference.Expected, Is.EqualTo(expected));
        if (actual is not null) Assert.That(difference.Actual, Is.EqualTo(actual));
        Assert.That(Run(folder).Code, Is.EqualTo(1));
    }

    [TestCase("  birth: 2026-01-09 08:30", "  birth: 2026-01-09 08:31", "actions[0] receive 2026-01-08 08:30", "birth: 2026-01-09 08:30")]
    [TestCase("children: {}", "children: { residence: 2026-01-10 13:10 }", "actions[6] register-residence 2026-01-09 16:50", "")]
    public void Check_StartedDossierOtherThanSaid_NamesTheDifference(string right, string wrong, string where, string actual)
    {
        var linked = Path.Combine(Repository.Workflows, "p13-lien-thong-khai-sinh");
        var text = File.ReadAllText(Path.Combine(linked, ExampleFileReader.FileName));
        Assert.That(text, Does.Contain(right), "The shipped file no longer holds what the test changes.");
        var examples = ExampleFileReader.Read(text.Replace(right, wrong, StringComparison.Ordinal)).Value;
        var read = CheckedFolder.Read(linked, ActivityTable.Standard).Value with { Examples = examples };

        var difference = read.Walk(new OfficeClock(CalendarBook.Shipped().Current, WorkingHours.Standard, CalendarBook.Vietnam))[0].Difference!;

        Assert.That((difference.Where, difference.What.En, difference.Actual), Is.EqualTo((where, "other dossiers are started, or with another appointed date", actual)));
    }

    [TestCase("procedure.json", "\"5wd\"", "\"five days\"", "procedure.json:$.cases[0].limit")]
    [TestCase("procedure.json", "\"onSite\": false", "\"onSite\": false, \"colour\": 1", "procedure.json:$.colour")]
    [TestCase("forms/external-status.json", "\"format\": \"date\"", "\"format\": \"time\"", "forms/external-status.json:$.properties.checkedOn.format")]
    [TestCase("standard.process.json", "OneStop.Receive", "OneStop.Guess", "standard.process.json:$.root.activities[1].type")]
    [TestCase("standard.process.json", "\"value\": \"external-status\"", "\"value\": \"absent\"", "standard.process.json:$.root.activities[2].form")]
    public void Check_WhatCannotBePublished_IsListedWithFileAndPath(string file, string right, string wrong, string path)
    {
        Plant(file, right, wrong);

        var ended = Run(folder);

        Assert.That(ended.Code, Is.EqualTo(2));
        Assert.That(ended.Output, Does.Contain($"    {path}: "));
    }

    [TestCase("dossiers:", "dossier:")]
    [TestCase("case: standard", "case: standard\n    case: standard")]
    [TestCase("case: standard", "case:")]
    [TestCase("actions:", "actions: &a [*a]")]
    public void Check_ExamplesThatCannotBeRead_AreRefused(string right, string wrong)
    {
        Plant("cases.yaml", right, wrong);

        var ended = Run(folder, "--lang", "en");

        Assert.That(ended.Code, Is.EqualTo(2));
        Assert.That(ended.Output, Does.Contain("cases.yaml").Or.Contain("lacks a required field"));
    }

    [Test]
    public void Check_OnSiteProcedureThatLeavesTheCentre_IsRefused()
    {
        Plant("procedure.json", "\"onSite\": false", "\"onSite\": true");
        Plant("standard.process.json", "\"value\": \"Receiving\"", "\"value\": \"Competent\"");

        Assert.That(Run(folder, "--lang", "en").Output, Does.Contain("may not leave it"));
    }

    [Test]
    public void Check_FileThatIsNotUtf8_IsRefused()
    {
        File.WriteAllBytes(Path.Combine(folder, "procedure.json"), [0x7b, 0xc3, 0x28]);

        Assert.That(Run(folder).Code, Is.EqualTo(2));
    }

    [Test]
    public void Check_NoFolderOrNoProcedure_IsWrongUsage()
    {
        Assert.That(Run(Path.Combine(folder, "absent")).Code, Is.EqualTo(2));
        Assert.That(Run(Path.Combine(folder, "forms")).Code, Is.EqualTo(2));
    }

    [Test]
    public void Check_AsJson_IsOneObjectWithEachDifference()
    {
        Plant("cases.yaml", "ends: Returned", "ends: Stopped");

        using var report = JsonDocument.Parse(Run(folder, "--json").Output);

        var first = report.RootElement.GetProperty("procedures")[0].GetProperty("cases")[0];
        Assert.That(report.RootElement.GetProperty("differing").GetInt32(), Is.EqualTo(3));
        Assert.That(first.GetProperty("ok").GetBoolean(), Is.False);
        Assert.That(first.GetProperty("difference").GetProperty("expected").GetString(), Is.EqualTo("Stopped"));
    }

    [Test]
    public void Mutate_AnOutcomeThatNoDossierTakes_IsListedAsUnnoticed()
    {
        var (calendar, read) = (CalendarBook.Shipped().Current, CheckedFolder.Read(folder, ActivityTable.Standard).Value);
        var gap = read with
        {
            Examples = new ExampleFile
            {
                Declaration = read.Examples.Declaration,
                Completions = read.Examples.Completions,
                Dossiers = [.. read.Examples.Dossiers.Where(d => d.Actions.TrueForAll(a => a.Outcome != "Rejected"))],
            },
        };

        var (full, lacking) = (MutationCheck.Run([read], calendar), MutationCheck.Run([gap], calendar));

        Assert.That(full.Unnoticed.Where(m => m.Subject != "calendar"), Is.Empty);
        Assert.That(lacking.Unnoticed.Select(m => m.What.En), Does.Contain("the connection process-externally.Rejected → return-result dropped"));
    }

    private void Plant(string file, string right, string wrong)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(right), "The shipped file no longer holds what the test changes.");
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
    }

    private static (int Code, string Output) Run(params string[] arguments)
    {
        var output = new StringWriter();
        var code = CheckCommand.Create(ActivityTable.Standard).Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = output });
        return (code, output.ToString().ReplaceLineEndings("\n"));
    }
}
