using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Runtime.Definitions;

namespace Workflow.Interpretation;

/// <summary>
/// Draws a process with containers from one line, <c>s:Sequence(a p:Parallel(b c) w*3:While(d))</c>: activities as <c>id:Kind(what it holds)</c>, a loop's stated
/// rounds behind a star. A flowchart's connections follow a bar: <c>f:Flow(a b | a&gt;b)</c>. An id without a kind is a step of four hours; <c>Set</c>, <c>Read</c> and
/// <c>Take</c> set, read and capture the variable <c>v</c>.
/// </summary>
internal sealed partial class NestedDrawing
{
    private readonly Queue<string> tokens;

    private NestedDrawing(string drawing) => tokens = new(Token().Matches(drawing).Select(m => m.Value));

    public static ProcessGraph Graph(string drawing)
    {
        var result = DefinitionReader.Read(Json(drawing).ToJsonString());
        Assert.That(result.Graph, Is.Not.Null, string.Join('\n', result.Problems));
        return result.Graph!;
    }

    public static JsonObject Json(string drawing) => new()
    {
        ["definitionId"] = "nested",
        ["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "v", ["typeName"] = "Object" }),
        ["root"] = new NestedDrawing(drawing).Activity(),
    };

    private JsonObject Activity()
    {
        var parts = Declaration().Match(tokens.Dequeue());
        var (id, rounds, kind) = (parts.Groups["id"].Value, parts.Groups["rounds"].Value, parts.Groups["kind"].Value);
        var activity = Plain(id, kind);
        if (rounds.Length > 0) activity["customProperties"] = new JsonObject { ["mostRounds"] = int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) };
        if (tokens.TryPeek(out var next) && next == "(") Hold(activity, kind);
        return activity;
    }

    private void Hold(JsonObject container, string kind)
    {
        var held = new List<JsonObject>();
        for (tokens.Dequeue(); tokens.Peek() is not (")" or "|");) held.Add(Activity());
        if (tokens.Dequeue() == "|")
        {
            var connections = new JsonArray();
            while (tokens.Dequeue() is not ")" and var chain) Connect(connections, chain.Split('>'));
            container["connections"] = connections;
        }
        Place(container, kind, held);
    }

    private static void Place(JsonObject container, string kind, List<JsonObject> held)
    {
        switch (kind)
        {
            case "If":
                container["then"] = held.ElementAtOrDefault(0);
                container["else"] = held.ElementAtOrDefault(1);
                break;
            case "Switch" or "SwitchAny":
                container["cases"] = new JsonArray([.. held.Select((h, i) => new JsonObject { ["label"] = $"c{i}", ["condition"] = Expression("Literal", "true"), ["activity"] = h })]);
                break;
            case "While" or "For" or "ForEach" or "ParallelForEach" or "FlowNode":
                container["body"] = held.SingleOrDefault();
                break;
            case "Fork" or "ForkAny":
                container["branches"] = new JsonArray([.. held]);
                break;
            default:
                container["activities"] = new JsonArray([.. held]);
                break;
        }
    }

    private static void Connect(JsonArray connections, string[] stops)
    {
        for (var i = 0; i + 1 < stops.Length; i++)
        {
            var source = stops[i].Split('.');
            connections.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
                ["target"] = new JsonObject { ["activity"] = stops[i + 1].Split('.')[0], ["port"] = "In" },
            });
        }
    }

    private static JsonObject Plain(string id, string kind) => kind switch
    {
        "" => Typed(id, "OneStop.Step", ("role", "Appraiser"), ("limit", "4"), ("title", "Bước " + id), ("stepKey", id)),
        "Two" => With(Plain(id, ""), "outcomes", Wrapped("Object", """["Again","Go"]""")),
        "Take" => With(Plain(id, ""), "result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "v" } }),
        "Set" => With(Typed(id, "Elsa.SetVariable", ("value", "1")), "variable", new JsonObject { ["id"] = "v" }),
        "Read" => With(Typed(id, "Elsa.WriteLine"), "text", Wrapped("JavaScript", "getVariable('v')")),
        "SetAndRead" => With(Typed(id, "Elsa.WriteLine"), "text", Wrapped("JavaScript", "setVariable('v', 1); getVariable('v')")),
        "Flow" => Typed(id, "Elsa.Flowchart"),
        "SwitchAny" => Typed(id, "Elsa.Switch", ("mode", "MatchAny")),
        "ForkAny" => With(Typed(id, "Elsa.Fork"), "joinMode", "WaitAny"),
        "Return" => Typed(id, "OneStop.ReturnResult", ("limit", "4"), ("stepKey", id)),
        "Choose" => Typed(id, "Elsa.FlowDecision", ("condition", "true")),
        "Join" => Typed(id, "Elsa.FlowJoin", ("mode", "WaitAll")),
        "Event" => Typed(id, "Elsa.Event", ("eventName", "go")),
        _ => Typed(id, "Elsa." + kind),
    };

    private static JsonObject Typed(string id, string type, params (string Name, string Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type };
        foreach (var (name, value) in inputs) activity[name] = Wrapped("Literal", value);
        return activity;
    }

    private static JsonObject With(JsonObject activity, string member, JsonNode value)
    {
        activity[member] = value;
        return activity;
    }

    private static JsonObject Wrapped(string kind, string value) => new() { ["expression"] = Expression(kind, value) };

    private static JsonObject Expression(string kind, string value) => new() { ["type"] = kind, ["value"] = value };

    [GeneratedRegex(@"[()|]|[^\s()|]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"^(?<id>\w+)(\*(?<rounds>\d+))?(:(?<kind>\w+))?$")]
    private static partial Regex Declaration();
}
