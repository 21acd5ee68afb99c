using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Runtime.Definitions;

namespace Workflow.Interpretation;

/// <summary>
/// Draws a flowchart from one line, <c>s:Start a:Step(Yes,No) | s&gt;a a.Yes&gt;b</c>: activities as <c>id:Kind(arguments)</c>, then
/// connections as <c>source[.outcome]&gt;target</c>, which may be chained. An id without a kind is a step with the outcome Done.
/// </summary>
internal static partial class Drawing
{
    /// <summary>The graph of a drawing; a drawing with problems fails the test.</summary>
    public static ProcessGraph Graph(string drawing) => Json(drawing).Graph();

    /// <summary>The definition of a drawing as Elsa writes it.</summary>
    public static JsonObject Json(string drawing)
    {
        var parts = drawing.Split('|');
        var variables = new JsonArray();
        var activities = new Dictionary<string, JsonObject>();
        foreach (Match match in Declaration().Matches(parts[0]))
        {
            var (id, kind, arguments) = (match.Groups["id"].Value, match.Groups["kind"].Value, match.Groups["args"].Value);
            if (kind.Length == 0) kind = "Step";
            if (kind == "Var") variables.Add(Variable(id, arguments));
            else activities[id] = Activity(id, kind, arguments);
        }
        var chains = parts.Length > 1 ? parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        foreach (var id in chains.SelectMany(chain => chain.Split('>')).Select(stop => stop.Split('.')[0])) activities.TryAdd(id, Activity(id, "Step", ""));
        return new JsonObject
        {
            ["definitionId"] = "drawing",
            ["variables"] = variables,
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray([.. activities.Values]),
                ["connections"] = Connections(chains),
            },
        };
    }

    private static JsonObject Activity(string id, string kind, string arguments) => kind switch
    {
        "Start" or "End" or "Finish" => Plain(id, "Elsa." + kind),
        "Fork" when arguments.Length == 0 => Plain(id, "Elsa.FlowFork"),
        "Fork" => Plain(id, "Elsa.FlowFork", ("branches", Wrapped("Object", new JsonArray([.. arguments.Split(',').Select(b => JsonValue.Create(b))]).ToJsonString()))),
        "Join" => Plain(id, "Elsa.FlowJoin", ("mode", Wrapped("Literal", arguments.Length == 0 ? "WaitAny" : arguments))),
        "If" => Plain(id, "Elsa.FlowDecision", ("condition", arguments is "true" or "false" ? Wrapped("Literal", arguments) : Wrapped("JavaScript", arguments))),
        "Switch" or "SwitchAny" => Plain(id, "Elsa.FlowSwitch", ("cases", Cases(arguments)), ("mode", Wrapped("Literal", kind == "Switch" ? "MatchFirst" : "MatchAny"))),
        "Set" => Plain(id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = arguments.Split('=')[0] }), ("value", Wrapped("JavaScript", arguments[(arguments.IndexOf('=', StringComparison.Ordinal) + 1)..]))),
        "SetTo" => Plain(id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = arguments.Split('=')[0] }), ("value", Wrapped("Literal", arguments.Split('=')[1]))),
        "Copy" => Plain(id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = arguments.Split('=')[0] }), ("value", Wrapped("Variable", arguments.Split('=')[1]))),
        "Capturing" => Capturing(id, arguments),
        "Line" => Plain(id, "Elsa.WriteLine", ("text", Wrapped("Literal", arguments))),
        "Print" => Plain(id, "Elsa.WriteLine", ("text", Wrapped("JavaScript", arguments))),
        "Event" => Plain(id, "Elsa.Event", ("eventName", Wrapped("Literal", arguments))),
        "Output" => Plain(id, "Elsa.SetOutput", ("outputName", Wrapped("Literal", arguments.Split('=')[0])), ("outputValue", Wrapped("JavaScript", arguments[(arguments.IndexOf('=', StringComparison.Ordinal) + 1)..]))),
        "Use" => Using(id, arguments),
        "Finally" => Plain(id, "Elsa.Complete", ("outcomes", Wrapped("Object", new JsonArray([.. arguments.Split(',').Select(o => JsonValue.Create(o))]).ToJsonString()))),
        "Execute" or "Dispatch" or "Bulk" => Starting(id, kind, arguments),
        _ => Step(id, kind, arguments),
    };

    /// <summary>An activity of a type that a definition is: <c>Type;member=script;…</c>, and <c>member→variable</c> for an output.</summary>
    private static JsonObject Using(string id, string arguments)
    {
        var parts = arguments.Split(';');
        var activity = Plain(id, parts[0]);
        foreach (var part in parts.Skip(1))
        {
            if (part.Split('→') is [var output, var variable]) activity[output] = new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = variable } };
            else activity[part.Split('=')[0]] = Wrapped("JavaScript", part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        }
        return activity;
    }

    /// <summary>An activity that starts a process: <c>definition;member=script;…</c>.</summary>
    private static JsonObject Starting(string id, string kind, string arguments)
    {
        var type = kind switch { "Execute" => "Elsa.ExecuteWorkflow", "Dispatch" => "Elsa.DispatchWorkflow", _ => "Elsa.BulkDispatchWorkflows" };
        var activity = Using(id, string.Join(';', [type, .. arguments.Split(';').Skip(1)]));
        activity["workflowDefinitionId"] = Wrapped("Literal", arguments.Split(';')[0]);
        return activity;
    }

    private static JsonObject Capturing(string id, string variable)
    {
        var step = Step(id, "Step", "");
        step["result"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = variable } };
        return step;
    }

    private static JsonObject Step(string id, string kind, string outcomes)
    {
        var step = Plain(id, "OneStop." + kind, ("limit", Wrapped("Literal", "4")), ("title", Wrapped("Literal", "Bước " + id)), ("stepKey", Wrapped("Literal", id)));
        if (kind == "Step") step["role"] = Wrapped("Literal", "Appraiser");
        if (outcomes.Length > 0) step["outcomes"] = Wrapped("Object", new JsonArray([.. outcomes.Split(',').Select(o => JsonValue.Create(o))]).ToJsonString());
        return step;
    }

    private static JsonArray Cases(string arguments) => [.. arguments.Split(',').Select(c => new JsonObject
    {
        ["label"] = c.Split('=')[0],
        ["condition"] = c.Split('=')[1] is "true" or "false"
            ? new JsonObject { ["type"] = "Literal", ["value"] = c.Split('=')[1] }
            : new JsonObject { ["type"] = "JavaScript", ["value"] = c[(c.IndexOf('=', StringComparison.Ordinal) + 1)..] },
    })];

    private static JsonObject Variable(string id, string arguments)
    {
        var (type, value) = arguments.Split('=') is [var t, var v] ? (t, v) : (arguments, null);
        return new() { ["id"] = id, ["name"] = id, ["typeName"] = type, ["value"] = value };
    }

    private static JsonObject Plain(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["nodeId"] = "Workflow1:flow:" + id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs) activity[name] = value;
        return activity;
    }

    private static JsonObject Wrapped(string kind, JsonNode? value) =>
        new() { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value }, ["memoryReference"] = null };

    /// <summary>Connections of chains such as <c>a.Yes&gt;b&gt;c</c>; without an outcome, by Done.</summary>
    public static JsonArray Connections(IEnumerable<string> chains) => new([.. chains.Select(chain => chain.Split('>')).SelectMany(stops => stops.Zip(stops.Skip(1), (from, to) =>
        Connection(from.Split('.')[0], from.Split('.') is [_, var outcome] ? outcome : "Done", to.Split('.')[0])))]);

    private static JsonObject Connection(string source, string outcome, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = outcome },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };

    [GeneratedRegex(@"(?<id>\w+)(:(?<kind>\w+)(\((?<args>(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)\))?)?")]
    private static partial Regex Declaration();
}
