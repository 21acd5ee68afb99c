using System.Text;

namespace Workflow.Interpretation;

/// <summary>
/// Draws random flowcharts that are sound by construction: every part has one way in and one way out, forks are joined before a
/// loop turns back or a part ends, choices merge again, and no branch of a fork or choice holds a loop, which publishing refuses.
/// </summary>
internal sealed class RandomFlowchart(Random random)
{
    private const int MostParts = 25;

    private readonly StringBuilder activities = new();
    private readonly StringBuilder connections = new();
    private int made;

    public static string Draw(Random random)
    {
        var drawing = new RandomFlowchart(random);
        var (_, exit) = drawing.Part(0, drawing.Make("Start"));
        drawing.Connect(exit, drawing.Make("End"));
        return $"{drawing.activities}|{drawing.connections}";
    }

    /// <summary>Draws a part behind an activity's outcome; its first activity and its way out.</summary>
    private (string First, string Exit) Part(int depth, string from, bool loops = true)
    {
        var kind = depth > 4 || made > MostParts ? random.Next(2) : random.Next(loops ? 8 : 7);
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
        var (first, exit) = Part(depth + 1, from);
        var again = Make("Step(Yes,No)");
        Connect(exit, again);
        connections.Append(" " + again + ".No>" + first);
        return (first, again + ".Yes");
    }

    private string Make(string kind)
    {
        var id = $"n{++made}";
        activities.Append(id + ":" + kind + " ");
        return id;
    }

    private void Connect(string from, string to) => connections.Append(" " + from + ">" + to);
}
