using System.Globalization;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Procedures.Drawing;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Procedures.Drawings;

public sealed class ProblemSheetTests
{
    private static readonly Words<DrawingWords> words = new();
    private static readonly ProcessDrawings drawings = new(new Words<DeskWords>(), words, ActivityTable.Standard);
    private static readonly string house = File.ReadAllText(Path.Combine(Repository.Workflows, "p06-cap-giay-phep-xay-dung", "house.process.json"));

    [SetUp]
    public void SpeakVietnamese() => CultureInfo.CurrentUICulture = SentenceBook.Vietnamese;

    [Test]
    public void Of_ProblemsOfSteps_BeginWithNameAndKeyAndMarkTheirBoxes()
    {
        var broken = house.Replace("\"OneStop.VerifyOnSite\"", "\"OneStop.Nobody\"", StringComparison.Ordinal).Replace("\"port\": \"Silent\"", "\"port\": \"Silence\"", StringComparison.Ordinal);
        var problems = DefinitionReader.Read(broken).Problems;

        var sheet = ProblemSheet.Of(drawings, broken, problems, [], "Sơ đồ");

        Assert.That(sheet.Lines, Has.Count.EqualTo(problems.Count));
        Assert.That(sheet.Lines.Select(l => (l.Title, l.Key)), Does.Contain(("Kiểm tra thực địa", "verify-on-site")));
        var marked = sheet.Drawing.Marked.Select(m => m.BoxId).ToHashSet();
        Assert.That(marked, Does.Contain(sheet.Lines.First(l => l.Key == "verify-on-site").BoxId));
        Assert.That(sheet.Drawing.Svg!.ToString(), Does.Contain("class=\"edge err\""), "the connection with an unknown outcome");
    }

    [Test]
    public void Of_ProblemsElsewhere_AreListedWithTheirPath()
    {
        Problem[] problems = [new("X", "procedure.json:$.cases[0]", null, new("Sai", "Wrong")), new("Y", "$.root", null, new("Dài", "Long"), Severity.Warning)];

        var sheet = ProblemSheet.Of(drawings, house, problems, [], "Sơ đồ");

        Assert.That(sheet.Lines.Select(l => (l.Title, l.Path)), Is.EqualTo(new (string?, string)[] { (null, "procedure.json:$.cases[0]"), (null, "$.root") }));
        Assert.That(sheet.Drawing.Marked.Select(m => m.Title), Has.None.EqualTo("Tiếp nhận hồ sơ"));
    }

    [Test]
    public void LongestPath_OfAShippedProcess_IsMarkedFromStepToStep()
    {
        var graph = DefinitionReader.Read(house).Graph!;
        var longest = LongestPath.Of(graph);

        var marks = LongestPathMarks.Of(graph, longest, words);
        var drawing = drawings.Draw(Runtime.Diagrams.Diagram.Read(house), marks, "d", "Sơ đồ");

        Assert.That(drawing.Marked.Select(m => m.Title), Is.EquivalentTo(longest.Steps.Select(s => s.Title).Distinct()));
        Assert.That(marks.Count(m => m.Path.Contains("connections", StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(longest.Steps.Count - 1));
        Assert.That(drawing.Marked.SelectMany(m => m.Notes), Is.All.EndsWith("giờ"));
    }
}
