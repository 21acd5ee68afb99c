using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Definitions;

/// <summary>Changes a definition as a careless tool or a hostile hand would: bytes, tokens, and the structure of its JSON.</summary>
internal sealed class DefinitionMutations(Random random)
{
    private static readonly string[] words =
    [
        "null", "[]", "{}", "1e400", "-1", "1e-7", "true", "\"\\ud800\"", "\"\\u0000\"", "999999999999999999999", "\"Elsa.End\"", "\"JavaScript\"", "{\"type\":\"Variable\",\"value\":\"{\"}",
        "\"$type\":\"System.IO.File\",", ",", ":", "[[[[", "}}}}", "\"Elsa.Flowchart\"", "\"Elsa.ParallelForEach\"", "{\"expression\":{\"type\":\"JavaScript\",\"value\":\"getVariable(`\"}}",
    ];

    private static readonly string[] types =
    [
        "Elsa.Flowchart", "Elsa.Sequence", "Elsa.Parallel", "Elsa.While", "Elsa.If", "Elsa.Switch", "Elsa.Fork", "Elsa.FlowJoin", "Elsa.Break", "Elsa.Complete", "Elsa.SetVariable",
        "Elsa.FlowSwitch", "Elsa.ForEach", "Elsa.Event", "Elsa.RunJavaScript", "OneStop.Step", "System.Diagnostics.Process", "", "Elsa.Flowchart ",
    ];

    /// <summary>One to six changes, of which some undo the JSON and others keep it.</summary>
    public byte[] Change(byte[] text)
    {
        var changes = random.Next(1, 7);
        if (random.Next(3) == 0 && JsonNode.Parse(text) is { } tree)
        {
            for (var i = 0; i < changes; i++) ChangeTree(tree);
            return Encoding.UTF8.GetBytes(tree.ToJsonString());
        }
        for (var i = 0; i < changes; i++) text = ChangeBytes(text);
        return text;
    }

    private byte[] ChangeBytes(byte[] text)
    {
        if (text.Length == 0) return text;
        var at = random.Next(text.Length);
        var (from, length) = (random.Next(text.Length), random.Next(60));
        return random.Next(7) switch
        {
            0 => [.. text[..at], (byte)random.Next(256), .. text[(at + 1)..]],
            1 => [.. text[..at], .. text[Math.Min(text.Length, at + length)..]],
            2 => [.. text[..at], .. text.AsSpan(from, Math.Min(length, text.Length - from)), .. text[at..]],
            3 => [.. text[..Quote(text, at)], .. Encoding.UTF8.GetBytes(Pick(words)), .. text[Quote(text, from)..]],
            4 => [.. text[..Quote(text, at)], .. Encoding.UTF8.GetBytes(Pick(words)), .. text[Quote(text, at)..]],
            5 => [.. text[..at], (byte)(text[at] ^ (1 << random.Next(8))), .. text[(at + 1)..]],
            _ => random.Next(10) == 0 ? text[..at] : [.. text, .. text.AsSpan(0, Math.Min(length, text.Length))],
        };
    }

    /// <summary>The next quotation mark: where tokens begin and end.</summary>
    private static int Quote(byte[] text, int from) => Array.IndexOf(text, (byte)'"', from) is >= 0 and var found ? found : from;

    private void ChangeTree(JsonNode tree)
    {
        var places = new List<JsonNode>();
        Gather(tree, places);
        var place = places[random.Next(places.Count)];
        if (place is JsonObject members) ChangeMembers(members, places);
        else if (place is JsonArray items) ChangeItems(items, places);
    }

    private void ChangeMembers(JsonObject members, List<JsonNode> places)
    {
        if (members.Count == 0) return;
        var name = members.ElementAt(random.Next(members.Count)).Key;
        switch (random.Next(8))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members[name + random.Next(3)] = members[name]?.DeepClone();
                break;
            case 2:
                members[name] = places[random.Next(places.Count)].DeepClone();
                break;
            case 3:
                members[name] = Nested(random.Next(1, 40), members[name]?.DeepClone());
                break;
            case 4:
                members[name] = Text();
                break;
            case 5:
                members[random.Next(2) == 0 ? "type" : name] = Pick(types);
                break;
            case 6:
                members["id"] = places.OfType<JsonObject>().ElementAt(random.Next(places.OfType<JsonObject>().Count()))["id"]?.DeepClone();
                break;
            default:
                members[name] = JsonNode.Parse(Pick(["null", "[]", "{}", "-1", "1.5e300", "true", "\"\"", "[{}]", "[null,1,\"a\"]"]));
                break;
        }
    }

    private void ChangeItems(JsonArray items, List<JsonNode> places)
    {
        if (items.Count == 0 || random.Next(6) == 0)
        {
            items.Add(places[random.Next(places.Count)].DeepClone());
            return;
        }
        var at = random.Next(items.Count);
        switch (random.Next(4))
        {
            case 0:
                items.RemoveAt(at);
                break;
            case 1:
                items.Insert(random.Next(items.Count), items[at]?.DeepClone());
                break;
            case 2:
                for (var i = random.Next(1, 30); i > 0; i--) items.Add(items[at]?.DeepClone());
                break;
            default:
                items[at] = Text();
                break;
        }
    }

    private JsonNode? Nested(int depth, JsonNode? inner)
    {
        for (; depth > 0; depth--) inner = random.Next(2) == 0 ? new JsonArray(inner) : new JsonObject { ["body"] = inner };
        return inner;
    }

    private JsonNode Text() => random.Next(30) switch
    {
        0 => new string('ệ', 60_000),
        1 => string.Concat(Enumerable.Repeat("[", 2000)),
        2 => string.Join('+', Enumerable.Repeat("1", 3000)),
        _ => Pick(["", " ", "JavaScript", "Done", "getVariable('x')", "{\"id\":\"x\"}", "Elsa.End", "In", "true", "1e400", "\u0001", "\U0001F600", "$", "['"]),
    };

    private T Pick<T>(T[] of) => of[random.Next(of.Length)];

    private static void Gather(JsonNode node, List<JsonNode> places)
    {
        places.Add(node);
        var held = node switch
        {
            JsonObject members => members.Select(m => m.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var inner in held)
            if (inner is JsonObject or JsonArray) Gather(inner, places);
    }
}
