using System.Text.Json.Nodes;
using Workflow.Interpretation;
using Workflow.Runtime.Definitions;

namespace Workflow.Activities;

public sealed class RunJavaScriptTests
{
    private const string Chosen = """["A","B"]""";

    private static JsonObject Process(string script, string possibleOutcomes, string connections)
    {
        var json = Drawing.Json($"fee:Var(Int32=300) r | {connections}");
        var activity = json["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == "r")!.AsObject();
        activity.Clear();
        activity["id"] = "r";
        activity["type"] = "Elsa.RunJavaScript";
        activity["script"] = JsonNode.Parse(script);
        activity["possibleOutcomes"] = new JsonObject { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = possibleOutcomes } };
        return json;
    }

    private static JsonObject Process(string source, string possibleOutcomes = "[]") => Process(
        new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = source } }.ToJsonString(), possibleOutcomes,
        possibleOutcomes == "[]" ? "r>c" : "r.A>a r.B>b");

    private static ProcessGraph Graph(JsonObject json)
    {
        var read = DefinitionReader.Read(json.ToJsonString());
        Assert.That(read.Graph, Is.Not.Null, string.Join('\n', read.Problems));
        return read.Graph!;
    }

    [TestCase("1 + 1", "[]", "r ?c")]
    [TestCase("", "[]", "r ?c")]
    [TestCase("setOutcome('B')", Chosen, "r -a ?b")]
    [TestCase("setOutcomes(['A', 'B'])", Chosen, "r ?a ?b")]
    [TestCase("setOutcomes(getVariable('fee') > 200 ? ['A'] : ['B'])", Chosen, "r -b ?a")]
    [TestCase("setOutcome('A'); return setOutcome('B')", Chosen, "r -a ?b")]
    [TestCase("setOutcome('Unknown')", Chosen, "r -a -b .")]
    [TestCase("getVariable('fee')", Chosen, "r -a -b .")]
    [TestCase("setOutcome('A'); null.x", Chosen, "#r")]
    [TestCase("const f = () => f(); f()", "[]", "#r")]
    public void Execute_Script_LeavesByTheOutcomesThatItChose(string source, string possibleOutcomes, string expected) =>
        Assert.That(new Walk(Graph(Process(source, possibleOutcomes))).Run(""), Is.EqualTo(expected));

    [TestCase("""{ "typeName": "String", "expression": { "type": "JavaScript", "value": "setFee(getFee() + 50)" } }""")]
    [TestCase("""{ "expression": { "type": "Literal", "value": "setFee(getFee() + 50)" } }""")]
    [TestCase("\"setFee(getFee() + 50)\"")]
    public void Execute_ScriptInEachSpelling_WritesVariables(string script)
    {
        var walk = new Walk(Graph(Process(script, "[]", "r>c")));

        walk.Run("");

        Assert.That(walk.Stored("", "fee"), Is.EqualTo("350"));
    }

    [TestCase("({ total: getFee() * 2 })", "600")]
    [TestCase("setFee(1); null", null)]
    public void Execute_Value_IsItsResult(string source, string? expected)
    {
        var json = Process(source);
        json["root"]!["activities"]!.AsArray().Add(JsonNode.Parse("""
            { "id": "x", "type": "Elsa.SetVariable", "variable": { "id": "fee", "name": "fee" }, "value": { "expression": { "type": "JavaScript", "value": "getLastResult()?.total" } } }
            """));
        json["root"]!["connections"]!.AsArray()[0]!["target"]!["activity"] = "x";
        var walk = new Walk(Graph(json));

        walk.Run("");

        Assert.That(walk.Stored("", "fee"), Is.EqualTo(expected ?? "null"));
    }

    [Test]
    public void Execute_ResultWithAVariable_IsCaptured()
    {
        var json = Process("getFee() * 2");
        var variable = (string)json["variables"]![0]!["id"]!;
        json["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == "r")!["result"] = JsonNode.Parse($$"""{ "typeName": "Object", "memoryReference": { "id": "{{variable}}" } }""");
        var walk = new Walk(Graph(json));

        walk.Run("");

        Assert.That(walk.Stored("", "fee"), Is.EqualTo("600"));
    }

    [Test]
    public void Execute_LongScript_WasCompiledWhenTheDefinitionWasRead()
    {
        var graph = Graph(Process($"1 || [{string.Join(',', Enumerable.Repeat('1', 30_000))}]"));
        new Walk(graph).Run("");
        var walk = new Walk(graph);
        var before = GC.GetAllocatedBytesForCurrentThread();

        walk.Run("");

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(30_000));
    }

    [TestCase("\"1 +\"", "$.root.activities[0].script EndsTooEarly")]
    [TestCase("""{ "expression": { "type": "Literal", "value": "for (;;) {}" } }""", "$.root.activities[0].script.expression.value LoopNotKept")]
    [TestCase("""{ "expression": { "type": "Variable", "value": "fee" } }""", "$.root.activities[0].script.expression.type InputMustBeLiteral")]
    [TestCase("""{ "expression": { "type": "Liquid", "value": "fee" } }""", "$.root.activities[0].script.expression.type ExpressionKindRefused")]
    [TestCase("[1]", "$.root.activities[0].script InputWrongType")]
    public void Read_ScriptThatCannotRun_IsProblemWithItsPath(string script, string expected)
    {
        var problems = DefinitionReader.Read(Process(script, "[]", "r>c").ToJsonString()).Problems;

        Assert.That(problems.Select(problem => $"{problem.Path} {problem.Code}"), Does.Contain(expected));
    }

    [TestCase("setOutcome('A')", false)]
    [TestCase("setOutcomes(['A', 'B'])", true)]
    public void CanCompleteWith_TwoOutcomes_OnlyWhereTheScriptNamesSetOutcomes(string source, bool expected) =>
        Assert.That(Graph(Process(source, Chosen)).Find("r")!.Behaviour.CanCompleteWith("A", "B"), Is.EqualTo(expected));
}
