using System.Text.Json.Nodes;
using static Workflow.Interpretation.Nested;

namespace Workflow.Interpretation;

/// <summary>Random containers with steps, lines and further containers inside; they run to their end by construction.</summary>
internal sealed class RandomBoxes(Random random, int most, bool loops)
{
    private const int Deepest = 3;

    private readonly Dictionary<string, JsonObject> byId = [];
    private int left = most;

    /// <summary>How many activities have been made.</summary>
    public int Made { get; private set; }

    public int Depth { get; private set; }

    public string NextId() => $"n{++Made}";

    /// <summary>Makes a container, now and then, as long as there are any left.</summary>
    public bool TryTake(out string id)
    {
        id = "";
        if (left <= 0 || Depth >= Deepest || random.Next(3) > 0) return false;
        left--;
        id = NextId();
        byId[id] = Container(id);
        return true;
    }

    /// <summary>Puts the containers into a drawing, in the places that were kept for them.</summary>
    public JsonObject Fill(JsonObject definition)
    {
        var activities = definition["root"]!["activities"]!.AsArray();
        for (var i = 0; i < activities.Count; i++)
            if (byId.Remove((string)activities[i]!["id"]!, out var box)) activities[i] = box;
        return definition;
    }

    private JsonObject Container(string id)
    {
        Depth++;
        var made = random.Next(loops ? 10 : 7) switch
        {
            0 => Seq(id, Many(3)),
            1 => Par(id, Many(3)),
            2 => Fork(id, random.Next(2) == 0 ? "WaitAll" : "WaitAny", Many(3)),
            3 => If(id, random.Next(2) == 0 ? "true" : "false", One(), random.Next(2) == 0 ? One() : null),
            4 => Switch(id, random.Next(2) == 0 ? "MatchFirst" : "MatchAny", One(), ("false", One()), (random.Next(2) == 0 ? "true" : "false", One()), ("true", One())),
            5 => ForAll(id, "['x', 'y']", One()),
            6 => RandomFlowchart.Inner(random, this, id, loops),
            7 => For(id, 1, random.Next(4), One()),
            8 => ForEach(id, "['x', 'y', 'z']", random.Next(2) == 0 ? One() : Seq(NextId(), One(), If(NextId(), "getCurrentIndex() > 0", Break(NextId())), One())),
            _ => Node(id, One()),
        };
        Depth--;
        return made;
    }

    private JsonObject[] Many(int most) => [.. Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => One())];

    private JsonObject One()
    {
        var id = NextId();
        if (left > 0 && Depth < Deepest && random.Next(3) == 0)
        {
            left--;
            return Container(id);
        }
        return random.Next(3) == 0 ? Print(id, "'x'") : Step(id);
    }
}
