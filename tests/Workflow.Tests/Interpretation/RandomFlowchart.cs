using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Interpretation;

/// <summary>
/// Draws random flowcharts that are sound by construction: every part has one way in and one way out, forks are joined before a
/// loop turns back or a part ends, choices merge again, and no branch of a fork or choice holds a loop, which publishing refuses.
/// </summary>
internal sealed class RandomFlowchart
{
    private const int MostParts = 25;

    private readonly Random random;
    private readonly RandomBoxes boxes;
    private readonly bool loops;

    private readonly StringBuilder activities = new();
    private readonly StringBuilder connections = new();

    private RandomFlowchart(Random random, RandomBoxes boxes, bool loops) => (this.random, this.boxes, this.loops) = (random, boxes, loops);

    /// <summary>A process of one flowchart, in the notation of <see cref="Drawing"/>.</summary>
    public static string Draw(Random random) => new RandomFlowchart(random, new RandomBoxes(random, most: 0, loops: true), loops: true).Text();

    /// <summary>A whole process, some of whose activities are containers with processes of their own inside.</summary>
    /// <param name="loops">Whether anything may run more than once.</param>
    public static JsonObject Process(Random random, bool loops = true)
    {
        var boxes = new RandomBoxes(random, most: random.Next(5), loops);
        return boxes.Fill(Drawing.Json(new RandomFlowchart(random, boxes, loops).Text()));
    }

    /// <summary>A flowchart to stand inside another.</summary>
    public static JsonObject Inner(Random random, RandomBoxes boxes, string id, bool loops)
    {
        var flowchart = boxes.Fill(Drawing.Json(new RandomFlowchart(random, boxes, loops).Text()))["root"]!.DeepClone().AsObject();
        flowchart["id"] = id;
        return flowchart;
    }

    private string Text()
    {
        var (_, exit) = Part(boxes.Depth, Make("Start"), loops);
        Connect(exit, Make("End"));
        return $"{activities}|{connections}";
    }

    /// <summary>Draws a part behind an activity's outcome; its first activity and its way out.</summary>
    private (string First, string Exit) Part(int depth, string from, bool loops)
    {
        if (boxes.TryTake(out var box))
        {
            Connect(from, Make("Box", box));
            return (box, box);
        }
        var kind = depth > 4 || boxes.Made > MostParts ? random.Next(2) : random.Next(loops ? 8 : 7);
        return kind switch
        {
            0 => Single(from, "Step"),
            1 => Single(from, "Line"),
            2 or 3 => Sequence(depth, from, loops),
            4 => Choice(depth, from, Make(random.Next(2) == 0 ? "If(true)" : "If(false)"), ["True", "False"]),
            5 => Choice(depth, from, Make("Step(Yes,No)"), ["Yes", "No"]),
            6 => Fork(depth, from),
            _ => Loop(depth, from),
        };
    }

    private (string First, string Exit) Single(string from, string kind)
    {
        var activity = Make(kind);
        Connect(from, activity);
        return (activity, activity);
    }

    private (string First, string Exit) Sequence(int depth, string from, bool loops)
    {
        var (first, middle) = Part(depth + 1, from, loops);
        var (_, exit) = Part(depth + 1, middle, loops);
        return (first, exit);
    }

    private (string First, string Exit) Choice(int depth, string from, string choice, string[] outcomes)
    {
        Connect(from, choice);
        var merge = Make(random.Next(2) == 0 ? "Line" : "Join(WaitAllActive)");
        foreach (var outcome in outcomes)
        {
            var end = random.Next(4) == 0 ? $"{choice}.{outcome}" : Part(depth + 1, $"{choice}.{outcome}", loops: false).Exit;
            Connect(end, merge);
        }
        return (choice, merge);
    }

    private (string First, string Exit) Fork(int depth, string from)
    {
        var fork = Make("Fork(x,y,z)");
        Connect(from, fork);
        var join = Make(random.Next(3) switch { 0 => "Join(WaitAll)", 1 => "Join(WaitAny)", _ => "Step" });
        foreach (var branch in new[] { "x", "y", "z" }) Connect(Part(depth + 1, $"{fork}.{branch}", loops: false).Exit, join);
        return (fork, join);
    }

    private (string First, string Exit) Loop(int depth, string from)
    {
        var (first, exit) = Part(depth + 1, from, loops: true);
        var again = Make("Step(Yes,No)");
        Connect(exit, again);
        connections.Append(" " + again + ".No>" + first);
        return (first, again + ".Yes");
    }

    private string Make(string kind) => Make(kind, boxes.NextId());

    private string Make(string kind, string id)
    {
        activities.Append(id + ":" + kind + " ");
        return id;
    }

    private void Connect(string from, string to) => connections.Append(" " + from + ">" + to);
}
