using System.Text;
using Workflow.Core.Dossiers;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;

namespace Workflow.Interpretation;

/// <summary>What holds for every well-formed flowchart, on random ones: nested lines, choices, forks and loops.</summary>
public sealed class InterpreterProperties
{
    private static readonly string[] outcomes = ["Yes", "No"];

    [FsCheck.NUnit.Property(MaxTest = 800)]
    public void Advance_ReturnedAnywhere_StillComesToItsEnd(int seed)
    {
        var random = new Random(seed);
        var walk = new Walk(Drawing.Graph(RandomFlowchart.Draw(random)));

        Finish(walk, random, returns: 6);

        Assert.That(ReachedItsEnd(walk));
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public void Decode_AnyBytes_NeverThrows(byte[] bytes)
    {
        var read = Position.Decode(bytes);

        if (!read.IsRejected) Assert.That(Position.Decode(read.Value.Encode()).Value, Is.EqualTo(read.Value));
    }

    [FsCheck.NUnit.Property(MaxTest = 1500)]
    public void Read_MutatedDefinition_NeverThrows(int seed)
    {
        var random = new Random(seed);
        var text = Encoding.UTF8.GetBytes(Drawing.Json(RandomFlowchart.Draw(random)).ToJsonString());
        for (var i = random.Next(1, 6); i > 0; i--) Mutate(ref text, random);

        var result = DefinitionReader.Read(text);

        Assert.That(result.Graph is not null || result.Problems.Count > 0);
        if (result.Graph is { Start: >= 0 } graph) new Walk(graph).Try(new Stimulus.Started(new Dictionary<string, string>()));
    }

    [Test]
    public void Encode_RandomWalks_StayUnderAKilobyte()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var walk = new Walk(Drawing.Graph(RandomFlowchart.Draw(random)));
            Finish(walk, random, check: () => Assert.That(walk.Position.Encode(), Has.Length.LessThan(1024)));
        }
    }

    /// <summary>Completes waiting steps in random order until nothing waits; loops are left after a few rounds.</summary>
    private static List<Stimulus> Finish(Walk walk, Random random, int returns = 0, Action? check = null)
    {
        List<Stimulus> script = [new Stimulus.Started(new Dictionary<string, string>())];
        walk.Give(script[0]);
        for (var turn = 0; walk.Position.Waits.Length > 0; turn++)
        {
            Assert.That(turn, Is.LessThan(2_000), "The walk goes on for ever.");
            var at = walk.Position.Waits[random.Next(walk.Position.Waits.Length)].At;
            var activity = walk.Graph.Activities[at.Activity];
            if (returns > 0 && random.Next(3) == 0)
            {
                returns--;
                var target = random.Next(1, walk.Graph.Activities.Length);
                walk.Try(new Stimulus.Returned(activity.Index, target, at.Frame));
                continue;
            }
            var outcome = activity.Step!.Outcomes.Count == 1 ? "Done" : turn > 100 ? "Yes" : outcomes[random.Next(2)];
            script.Add(new Stimulus.TaskCompleted(activity.Index, outcome, null, at.Frame));
            walk.Give(script[^1]);
            check?.Invoke();
        }
        return script;
    }

    /// <summary>Not merely that nothing waits any longer: the terminal activity, the last one drawn, has run.</summary>
    private static bool ReachedItsEnd(Walk walk) => walk.Position.Phase == PositionPhase.Finished
        && walk.Effects.OfType<Effect.ActivityPassed>().Any(p => p.Activity == walk.Graph.Activities[^1].Index && p.Status == ActivityStatus.Completed);

    private static void Mutate(ref byte[] text, Random random)
    {
        if (text.Length == 0) return;
        var at = random.Next(text.Length);
        switch (random.Next(5))
        {
            case 0:
                text[at] = (byte)random.Next(256);
                break;
            case 1:
                text = [.. text[..at], .. text[Math.Min(text.Length, at + random.Next(30))..]];
                break;
            case 2:
                text = [.. text[..at], .. text[random.Next(at, text.Length)..]];
                break;
            case 3:
                var from = random.Next(text.Length);
                text = [.. text[..at], .. text.AsSpan(from, Math.Min(40, text.Length - from)), .. text[at..]];
                break;
            default:
                ReadOnlySpan<string> words = ["null", "[]", "{}", "1e400", "\"\\ud800\"", "true", "-1", "\"Elsa.End\"", "\"JavaScript\"", "999999999999999999999"];
                text = [.. text[..at], .. Encoding.UTF8.GetBytes(words[random.Next(words.Length)]), .. text[at..]];
                break;
        }
    }
}
