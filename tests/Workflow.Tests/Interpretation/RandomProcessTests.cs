using System.Collections.Concurrent;
using System.Globalization;
using Workflow.Core.Dossiers;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;

namespace Workflow.Interpretation;

/// <summary>
/// What holds for every well-formed process, on random ones with containers inside flowcharts inside containers. A larger count is set by the
/// test parameter <c>RandomProcesses</c>: <c>dotnet test … -- TestRunParameters.Parameter(name="RandomProcesses",value="5000000")</c>.
/// </summary>
public sealed class RandomProcessTests
{
    private const int Count = 100_000;
    private const int MostTurns = 2_000;
    private const int MinutesOfAStep = 240;

    /// <summary>
    /// No walk deadlocks; the recorded stimuli give the same positions, byte for byte, and the same effects; a position that goes through its
    /// bytes between any two stimuli is the same; none takes longer than the longest path says.
    /// </summary>
    [Test]
    public void Advance_RandomProcesses_KeepTheirPromises()
    {
        var count = int.Parse(TestContext.Parameters.Get("RandomProcesses", Count.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
        var failures = new ConcurrentBag<string>();

        System.Threading.Tasks.Parallel.For(0, count, (seed, loop) =>
        {
            if (Broken(seed) is not { } promise) return;
            failures.Add($"seed {seed}: {promise}");
            loop.Stop();
        });

        Assert.That(failures, Is.Empty);
    }

    private static string? Broken(int seed)
    {
        var random = new Random(seed);
        var loops = seed % 2 == 0;
        var read = DefinitionReader.Read(RandomFlowchart.Process(random, loops).ToJsonString());
        if (read.Graph is not { } graph) return "does not read: " + string.Join("; ", read.Problems);
        if (PublishChecks.Run(graph) is { IsRefused: true } report) return "is refused: " + string.Join("; ", report.Problems);

        var first = new RandomWalk(graph, random);
        if (first.Finish(MostTurns) is { } stuck) return stuck;
        if (!loops && first.Minutes > LongestPath.Of(graph).Minutes) return $"took {first.Minutes} minutes, the longest path says {LongestPath.Of(graph).Minutes}";

        var again = new RandomWalk(graph, random);
        foreach (var stimulus in first.Script) again.Give(stimulus);
        if (!again.Position.Encode().AsSpan().SequenceEqual(first.Position.Encode())) return "replays to another position";
        return again.Effects.SequenceEqual(first.Effects) ? null : "replays with other effects";
    }

    /// <summary>A walk in which every step takes its whole limit, and which of several is completed first is left to chance only where they are due together.</summary>
    private sealed class RandomWalk(ProcessGraph graph, Random random)
    {
        private static readonly string[] outcomes = ["Yes", "No"];
        private readonly Dictionary<(string, string), string> stored = [];
        private readonly Dictionary<(int Activity, int Frame), int> dueAt = [];

        public Position Position { get; private set; } = Position.Start;
        public List<Effect> Effects { get; } = [];
        public List<Stimulus> Script { get; } = [];

        /// <summary>How long the walk took.</summary>
        public int Minutes { get; private set; }

        public string? Finish(int mostTurns)
        {
            Give(new Stimulus.Started(new Dictionary<string, string>()));
            for (var turn = 0; Position.Waits.Length > 0; turn++)
            {
                if (turn == mostTurns) return "goes on for ever";
                var soonest = Position.Waits.Select(w => w.At).GroupBy(at => dueAt[(at.Activity, at.Frame)]).MinBy(g => g.Key)!;
                var at = soonest.ElementAt(random.Next(soonest.Count()));
                Minutes = soonest.Key;
                var offered = graph.Activities[at.Activity].Step!.Outcomes;
                var outcome = offered.Count == 1 ? offered[0] : turn > 100 ? "Yes" : outcomes[random.Next(2)];
                if (Give(new Stimulus.TaskCompleted(at.Activity, outcome, null, at.Frame)) is { } refused) return refused;
            }
            if (Effects.Any(e => e is Effect.IncidentRaised)) return "raised an incident";
            return Position.Phase == PositionPhase.Finished ? null : "stands still";
        }

        public string? Give(Stimulus stimulus)
        {
            var result = Interpreter.Advance(graph, Position, stimulus, new RunContext { Now = Walk.Now, DossierId = "0193-0001", Stored = (scope, name) => stored.GetValueOrDefault((scope, name)) });
            if (result.Rejection is { } rejection) return rejection.Sentence.En;
            Script.Add(stimulus);
            Position = Position.Decode(result.Value.Position.Encode()).Value;
            foreach (var effect in result.Value.Effects) Keep(effect);
            Effects.AddRange(result.Value.Effects);
            return Position.Equals(result.Value.Position) ? null : "is another position once written and read";
        }

        private void Keep(Effect effect)
        {
            if (effect is Effect.TaskOpened opened) dueAt[(opened.Activity, opened.Frame)] = Minutes + MinutesOfAStep;
            if (effect is Effect.VariableSet set) stored[(set.Scope, set.Name)] = set.Json;
            if (effect is not Effect.ScopeEnded ended) return;
            foreach (var gone in stored.Keys.Where(key => key.Item1 == ended.Scope).ToList()) stored.Remove(gone);
        }
    }
}
