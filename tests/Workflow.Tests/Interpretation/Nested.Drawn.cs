using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Runtime.Definitions;

namespace Workflow.Interpretation;

/// <summary>
/// Draws a process with containers from one line, <c>s:Sequence(a p:Parallel(b c) w*3:While(d))</c>: activities as <c>id:Kind(what it holds)</c>, a loop's stated
/// rounds behind a star. A flowchart's connections follow a bar: <c>f:Flow(a b | a&gt;b)</c>. An id without a kind is a step of four hours; <c>Set</c>, <c>Read</c> and
/// <c>Take</c> set, read and capture the variable <c>v</c>.
/// </summary>
internal static partial class Nested
{
    public static ProcessGraph Graph(string drawing) => Json(drawing).Graph();

    public static JsonObject Json(string drawing) => Definition(new Line(drawing).Activity(), "v");

    private sealed partial class Line(string drawing)
    {
        private readonly Queue<string> tokens = new(Token().Matches(drawing).Select(m => m.Value));

        public JsonObject Activity()
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
                var chains = new List<string>();
                while (tokens.Dequeue() is not ")" and var chain) chains.Add(chain);
                container["connections"] = Drawing.Connections(chains);
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
                    container["cases"] = new JsonArray([.. held.Select((h, i) => new JsonObject { ["label"] = $"c{i}", ["condition"] = new JsonObject { ["type"] = "Literal", ["value"] = "true" }, ["activity"] = h })]);
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

        private static JsonObject Plain(string id, string kind) => kind switch
        {
            "" => Of("OneStop.Step", id, ("role", Literal("Appraiser")), ("limit", Literal("4")), ("title", Literal("Bước " + id)), ("stepKey", Literal(id))),
            "Two" => Add(Plain(id, ""), "outcomes", Wrapped("Object", """["Again","Go"]""")),
            "Take" => Add(Plain(id, ""), "result", Captured("v")),
            "Set" => Add(Of("Elsa.SetVariable", id, ("value", Literal("1"))), "variable", new JsonObject { ["id"] = "v" }),
            "Read" => Add(Of("Elsa.WriteLine", id), "text", Script("getVariable('v')")),
            "SetAndRead" => Add(Of("Elsa.WriteLine", id), "text", Script("setVariable('v', 1); getVariable('v')")),
            "Flow" => Of("Elsa.Flowchart", id),
            "SwitchAny" => Of("Elsa.Switch", id, ("mode", Literal("MatchAny"))),
            "ForkAny" => Add(Of("Elsa.Fork", id), "joinMode", "WaitAny"),
            "Return" => Of("OneStop.ReturnResult", id, ("limit", Literal("4")), ("stepKey", Literal(id))),
            "Choose" => Of("Elsa.FlowDecision", id, ("condition", Literal("true"))),
            "Join" => Of("Elsa.FlowJoin", id, ("mode", Literal("WaitAll"))),
            "Event" => Of("Elsa.Event", id, ("eventName", Literal("go"))),
            _ => Of("Elsa." + kind, id),
        };

        private static JsonObject Add(JsonObject activity, string member, JsonNode value)
        {
            activity[member] = value;
            return activity;
        }

        [GeneratedRegex(@"[()|]|[^\s()|]+")]
        private static partial Regex Token();

        [GeneratedRegex(@"^(?<id>\w+)(\*(?<rounds>\d+))?(:(?<kind>\w+))?$")]
        private static partial Regex Declaration();
    }
}
