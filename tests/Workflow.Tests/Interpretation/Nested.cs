using System.Text.Json.Nodes;
using Workflow.Runtime.Definitions;

namespace Workflow.Interpretation;

/// <summary>Writes nested definitions as Elsa does, one call an activity or from one line; see <see cref="Drawing"/> for single flowcharts.</summary>
internal static partial class Nested
{
    /// <summary>The definition with a root and process variables, as <c>name:Type=default</c>.</summary>
    public static JsonObject Definition(JsonObject root, params string[] variables) => new()
    {
        ["definitionId"] = "nested",
        ["name"] = "nested",
        ["variables"] = Variables(variables),
        ["root"] = root.DeepClone(),
    };

    /// <summary>The graph of a definition; one with problems fails the test.</summary>
    public static ProcessGraph Graph(JsonObject root, params string[] variables) => Definition(root, variables).Graph();

    public static JsonObject Seq(string id, params JsonObject[] activities) => Of("Elsa.Sequence", id, ("activities", List(activities)));

    public static JsonObject Par(string id, params JsonObject[] activities) => Of("Elsa.Parallel", id, ("activities", List(activities)));

    public static JsonObject Fork(string id, string mode, params JsonObject[] branches) => Of("Elsa.Fork", id, ("joinMode", mode), ("branches", List(branches)));

    public static JsonObject If(string id, string condition, JsonObject? then = null, JsonObject? otherwise = null) =>
        Of("Elsa.If", id, ("condition", Script(condition)), ("then", then?.DeepClone()), ("else", otherwise?.DeepClone()));

    public static JsonObject While(string id, string condition, JsonObject? body) =>
        Of("Elsa.While", id, ("condition", Script(condition)), ("body", body?.DeepClone()));

    public static JsonObject For(string id, int start, int end, JsonObject? body, int step = 1, bool inclusive = true) => Of("Elsa.For", id,
        ("start", Literal($"{start}")), ("end", Literal($"{end}")), ("step", Literal($"{step}")), ("outerBoundInclusive", Literal(inclusive ? "true" : "false")), ("body", body?.DeepClone()));

    public static JsonObject ForEach(string id, string items, JsonObject? body) => Of("Elsa.ForEach", id, ("items", Script(items)), ("body", body?.DeepClone()));

    public static JsonObject ForAll(string id, string items, JsonObject? body) => Of("Elsa.ParallelForEach", id, ("items", Script(items)), ("body", body?.DeepClone()));

    public static JsonObject Switch(string id, string mode, JsonObject? otherwise, params (string Condition, JsonObject? Activity)[] cases) => Of("Elsa.Switch", id,
        ("mode", Literal(mode)), ("default", otherwise?.DeepClone()),
        ("cases", new JsonArray([.. cases.Select((c, i) => new JsonObject { ["label"] = $"case{i}", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = c.Condition }, ["activity"] = c.Activity?.DeepClone() })])));

    public static JsonObject Node(string id, JsonObject? body) => Of("Elsa.FlowNode", id, ("body", body?.DeepClone()));

    public static JsonObject Break(string id) => Of("Elsa.Break", id);

    public static JsonObject End(string id) => Of("Elsa.End", id);

    public static JsonObject Finish(string id) => Of("Elsa.Finish", id);

    public static JsonObject Complete(string id) => Of("Elsa.Complete", id);

    public static JsonObject Print(string id, string script) => Of("Elsa.WriteLine", id, ("text", Script(script)));

    public static JsonObject Event(string id, string script) => Of("Elsa.Event", id, ("eventName", Script(script)));

    public static JsonObject Set(string id, string variable, string script) => Of("Elsa.SetVariable", id, ("variable", new JsonObject { ["id"] = variable }), ("value", Script(script)));

    public static JsonObject Step(string id) => Of("OneStop.Step", id, ("role", Literal("Appraiser")), ("limit", Literal("4")));

    /// <summary>A flowchart inside: activities, then connections as <c>source[.outcome]&gt;target</c>.</summary>
    public static JsonObject Flow(string id, string connections, params JsonObject[] activities) =>
        Of("Elsa.Flowchart", id, ("activities", List(activities)), ("connections", Drawing.Connections(connections.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    /// <summary>The same container with variables of its own.</summary>
    public static JsonObject With(JsonObject container, params string[] variables)
    {
        var copy = container.DeepClone().AsObject();
        copy["variables"] = Variables(variables);
        return copy;
    }

    public static JsonObject Of(string type, string id, params (string Name, JsonNode? Value)[] members)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in members)
            if (value is not null) activity[name] = value;
        return activity;
    }

    public static JsonObject Script(string value) => Wrapped("JavaScript", value);

    public static JsonObject Literal(string value) => Wrapped("Literal", value);

    /// <summary>An output that a variable takes.</summary>
    public static JsonObject Captured(string variable) => new() { ["memoryReference"] = new JsonObject { ["id"] = variable } };

    private static JsonObject Wrapped(string type, string value) => new() { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    private static JsonArray List(JsonObject[] activities) => new([.. activities.Select(a => a.DeepClone())]);

    private static JsonArray Variables(string[] variables) => new([.. variables.Select(text =>
    {
        var (declared, value) = text.Split('=') is [var d, var v] ? (d, v) : (text, null);
        var (name, type) = declared.Split(':') is [var n, var t] ? (n, t) : (declared, "Object");
        return new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = type, ["value"] = value };
    })]);
}
