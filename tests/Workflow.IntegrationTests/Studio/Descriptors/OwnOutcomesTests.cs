using System.Text.Json.Nodes;
using Workflow.Core;
using Workflow.Host.Studio.Descriptors;
using Workflow.Runtime.Activities;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Studio.Descriptors;

/// <summary>The designer draws ways out from what an activity holds; definitions leave most of them to the type.</summary>
public sealed class OwnOutcomesTests
{
    private static IEnumerable<string> Shipped => Directory.EnumerateFiles(Repository.Workflows, "*.process.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Workflows, f)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Shipped))]
    public void WriteInto_ShippedProcess_DrawsEveryWayThatAConnectionTakes(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Workflows, file));
        var served = JsonNode.Parse(text)!;

        OwnOutcomes.WriteInto(served, ActivityTable.Standard);

        var drawn = DrawnDefinition.Read(served.ToJsonString());
        var descriptors = DescriptorBook.Describe(ActivityTable.Standard, OpenDefinition.None, [], SentenceBook.Vietnamese).ToDictionary(d => d.TypeName);
        foreach (var activity in drawn.Activities)
            Assert.That(drawn.WaysOut(activity.Id), Is.SubsetOf(DrawnPorts.Of(descriptors[activity.Type], JsonNode.Parse(activity.Element.GetRawText())!.AsObject())), activity.Id);
    }

    [TestCaseSource(nameof(Shipped))]
    public void TakeFrom_WhatWasWritten_LeavesTheProcessAsItWas(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Workflows, file));
        var served = JsonNode.Parse(text)!;

        OwnOutcomes.WriteInto(served, ActivityTable.Standard);
        OwnOutcomes.TakeFrom(served, ActivityTable.Standard);

        Assert.That(JsonNode.DeepEquals(served, JsonNode.Parse(text)));
    }

    [Test]
    public void TakeFrom_OutcomesThatTheDesignerEdited_LeavesThem()
    {
        var activity = new JsonObject { ["id"] = "a", ["type"] = "OneStop.Approve" };
        OwnOutcomes.WriteInto(activity, ActivityTable.Standard);

        // The designer replaces the whole value with what it knows of it.
        activity["outcomes"] = new JsonObject { ["typeName"] = "String[]", ["expression"] = activity["outcomes"]!["expression"]!.DeepClone(), ["memoryReference"] = null };
        OwnOutcomes.TakeFrom(activity, ActivityTable.Standard);

        Assert.That((string?)activity["outcomes"]?["expression"]?["value"], Is.EqualTo("""["Approved","Clarify","Refused"]"""));
    }

    [Test]
    public void ConstructionProperties_OfAStep_AreWhatIsWrittenIntoOneWithoutOutcomes()
    {
        var activity = new JsonObject { ["id"] = "a", ["type"] = "OneStop.Approve" };
        var descriptor = DescriptorBook.Describe(ActivityTable.Standard, OpenDefinition.None, [], SentenceBook.Vietnamese).Single(d => d.TypeName == "OneStop.Approve");

        OwnOutcomes.WriteInto(activity, ActivityTable.Standard);

        Assert.That(JsonNode.DeepEquals(activity["outcomes"], JsonNode.Parse(descriptor.ConstructionProperties["outcomes"].GetRawText())));
    }
}
