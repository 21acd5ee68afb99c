using System.Text;
using Workflow.Definitions;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Diagrams;
using Workflow.Testing;

namespace Workflow.Diagrams;

public sealed class DiagramTests
{
    private const string Nested = """
        { "name": "Mẫu", "variables": [{ "id": "v1", "name": "ok", "typeName": "Boolean", "value": "true" }],
          "root": { "id": "flow", "type": "Elsa.Flowchart", "start": "a",
            "activities": [
              { "id": "a", "type": "OneStop.Appraise", "name": "Appraise1", "metadata": { "displayText": "Thẩm định", "designer": { "position": { "x": 10, "y": 20 }, "size": { "width": 200, "height": 60 } } },
                "stepKey": { "expression": { "type": "Literal", "value": "appraise" } }, "limit": { "typeName": "Decimal", "expression": { "type": "Literal", "value": 4 } } },
              { "id": "b", "type": "Elsa.If", "condition": { "expression": { "type": "Variable", "value": "{\"id\":\"v1\",\"name\":\"ok\"}" } },
                "then": { "id": "t", "type": "Nobody.Knows" },
                "else": { "id": "e", "type": "Elsa.Sequence", "activities": [{ "id": "e1", "type": "Elsa.WriteLine" }, { "type": "Elsa.WriteLine" }] } },
              { "id": "c", "type": "Elsa.Switch", "cases": [{ "label": "Gấp", "condition": { "type": "JavaScript", "value": "true" }, "activity": { "id": "c1", "type": "Elsa.End" } }] }
            ],
            "connections": [
              { "source": { "activity": "a", "port": "Eligible" }, "target": { "activity": "b" } },
              { "source": { "activity": "b" }, "target": { "activity": "gone", "port": "In" } }
            ] } }
        """;

    [Test]
    public void Read_NestedAndUnknown_FindsEveryActivityWithItsPathAndHolder()
    {
        var diagram = Diagram.Read(Nested);

        Assert.That(diagram.Nodes.Select(n => $"{n.Path} {n.Type} {n.Id} < {n.Holder?.Id}"), Is.EqualTo(new[]
        {
            "$.root Elsa.Flowchart flow < ",
            "$.root.activities[0] OneStop.Appraise a < flow",
            "$.root.activities[1] Elsa.If b < flow",
            "$.root.activities[1].then Nobody.Knows t < b",
            "$.root.activities[1].else Elsa.Sequence e < b",
            "$.root.activities[1].else.activities[0] Elsa.WriteLine e1 < e",
            "$.root.activities[1].else.activities[1] Elsa.WriteLine  < e",
            "$.root.activities[2] Elsa.Switch c < flow",
            "$.root.activities[2].cases[0].activity Elsa.End c1 < c",
        }));
        Assert.That(diagram.Nodes[2].Ports.Select(p => p.Name), Is.EqualTo(new[] { "then", "else" }));
        Assert.That(diagram.Nodes[7].Ports.Select(p => p.Name), Is.EqualTo(new[] { "Gấp" }));
    }

    [Test]
    public void Read_Step_KnowsTitleKeyPlaceAndInputsAsText()
    {
        var diagram = Diagram.Read(Nested);
        var step = diagram.Nodes[1];

        Assert.That((step.Title, step.Key), Is.EqualTo(("Thẩm định", "appraise")));
        Assert.That(step.Place, Is.EqualTo(new DiagramPlace(10, 20, 200, 60)));
        Assert.That(step.LiteralOf("limit"), Is.EqualTo("4"));
        Assert.That(diagram.Nodes[2].Inputs["condition"], Is.EqualTo(new DiagramInput("Variable", "ok")));
        Assert.That(diagram.Root!.Inputs["start"].Text, Is.EqualTo("a"));
        Assert.That(diagram.Variables["ok"], Is.EqualTo("Boolean true"));
    }

    [Test]
    public void Connections_ToWhatIsNotThere_AreKeptWithoutAnEnd()
    {
        var connections = Diagram.Read(Nested).Connections;

        Assert.That(connections.Select(c => c.Name), Is.EqualTo(new[] { "a.Eligible → b", "b.Done → gone" }));
        Assert.That(connections[1].Target, Is.Null);
    }

    [TestCase("$.root.activities[1].then.type", "t")]
    [TestCase("$.root.activities[0].limit.expression.value", "a")]
    [TestCase("$.root.activities[0](other).root.activities[3].limit", "a")]
    [TestCase("$.root.activities[10]", "flow")]
    [TestCase("$.root.start", "flow")]
    [TestCase("$.root['odd.name'].x", "flow")]
    [TestCase("$.variables[0]", null)]
    [TestCase("$", null)]
    public void FindAt_PathOfAProblem_IsTheNodeAroundIt(string path, string? id) =>
        Assert.That(Diagram.Read(Nested).FindAt(path)?.Id, Is.EqualTo(id));

    [Test]
    public void FindConnectionAt_PathOfAProblem_IsTheConnectionAroundIt()
    {
        var diagram = Diagram.Read(Nested);

        Assert.That(diagram.FindConnectionAt("$.root.connections[1].target.activity")?.TargetId, Is.EqualTo("gone"));
        Assert.That(diagram.FindConnectionAt("$.root.activities[1]"), Is.Null);
    }

    [TestCase("$.root.activities[1].then.type", "t")]
    [TestCase("$.root.connections[1].target.activity", "b")]
    [TestCase("$.root.start", null)]
    [TestCase("$.variables[0]", null)]
    public void FindActivityAt_PathOfAProblem_IsTheActivityItIsAbout(string path, string? id) =>
        Assert.That(Diagram.Read(Nested).FindActivityAt(path)?.Id, Is.EqualTo(id));

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{ "root": [] }""")]
    [TestCase("""{ "root": { "id": "\ud800", "type": "x" } }""")]
    [TestCase("nonsense")]
    public void Read_WhatIsNoDefinition_IsEmpty(string text) => Assert.That(Diagram.Read(text).Root, Is.Null);

    [Test]
    public void Read_EveryShippedProcess_HasTheActivitiesAndConnectionsOfItsGraphAtTheSamePaths()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Workflows, "*.process.json", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var (diagram, graph) = (Diagram.Read(text), DefinitionReader.Read(text).Graph);
            if (graph is null) continue;

            Assert.That(diagram.Nodes.Select(n => n.Path), Is.EqualTo(graph.Activities.Select(a => a.Path)), file);
            Assert.That(diagram.Connections.Select(c => c.Path), Is.EqualTo(graph.Connections.Select(c => c.Path)), file);
        }
    }

    [Test]
    public void Read_ChangedTexts_NeverThrows()
    {
        var text = File.ReadAllBytes(Path.Combine(Repository.Workflows, "p06-cap-giay-phep-xay-dung", "house.process.json"));
        var readable = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var diagram = Diagram.Read(Encoding.UTF8.GetString(new DefinitionMutations(new Random(seed)).Change(text)));
            if (diagram.Root is not null) readable++;
        }

        Assert.That(readable, Is.GreaterThan(300));
    }
}
