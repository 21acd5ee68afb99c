using System.Text;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Testing;

namespace Workflow.Activities;

/// <summary>The page for designers says what the table says, and its examples can be read.</summary>
public sealed class ActivityPageTests
{
    private static IEnumerable<string> Names => ActivityTable.Standard.Types.Select(type => type.Name);

    [Test]
    public void Page_OfTheTable_IsThisPage()
    {
        var (page, received) = (Path.Combine(Repository.Root, "docs", "activities.md"), Path.Combine(Repository.Root, "docs", "activities.received.md"));
        var text = ActivityPage.Write(ActivityTable.Standard);
        if (File.Exists(page) && File.ReadAllText(page).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail("The table has changed: read docs/activities.received.md and put it in the place of docs/activities.md.");
    }

    [TestCaseSource(nameof(Names))]
    public void Example_OfEachType_IsReadWithoutProblems(string name)
    {
        var example = ActivityExamples.Of(ActivityTable.Standard.Find(name)!);

        var read = DefinitionReader.Read(ActivityExamples.Definition(example).ToJsonString(), library: Library());

        Assert.That(read.Problems.Select(p => $"{p.Path}: {p.Sentence.En}"), Is.Empty);
        Assert.That(read.Graph!.Activities[0].Type.Name, Is.EqualTo(name));
    }

    /// <summary>The process that examples start.</summary>
    private static DefinitionLibrary Library()
    {
        var started = ActivityExamples.Definition(ActivityExamples.Of(ActivityTable.Standard.Find("Elsa.WriteLine")!));
        started["definitionId"] = "birth-registration";
        return new DefinitionLibrary([LibraryDefinition.Read(Encoding.UTF8.GetBytes(started.ToJsonString())).Value]);
    }
}
