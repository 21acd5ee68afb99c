using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;

namespace Workflow.Benchmarks.Interpreter;

/// <summary>
/// How the shape of a process tells on its cost: a line of ten steps, the same with a condition behind each, and whether wide forks and
/// long loops cost as much a branch and a round as narrow and short ones.
/// </summary>
internal static class Shapes
{
    private const int Steps = 10;
    private const int Rounds = 5;
    private const int MostBytes = 2048;
    private static readonly TimeSpan roundLength = TimeSpan.FromMilliseconds(400);

    private static readonly RunContext context = new()
    {
        Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc),
        DossierId = "0197f3c2-5f0e-7c61-9d0a-3c1f5a2b7e44",
        DossierCode = "000.00.19.H26-261124-0001",
        Stored = (scope, name) => scope.Length == 0 && name == "area" ? "120" : null,
    };

    /// <summary>Adds the figures and what they are to reach.</summary>
    public static void Measure(IDictionary<string, double> figures, ICollection<BenchmarkGoal> goals)
    {
        var plain = Walk(Line(conditions: false));
        var (rate, bytes) = (Rate(plain), Allocated(plain));
        var (conditional, conditionalBytes) = (Rate(Walk(Line(conditions: true))), Allocated(Walk(Line(conditions: true))));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ten steps: {rate:N0} advances/s, {bytes:N0} bytes each; with a condition on each: {conditional:N0} advances/s, {conditionalBytes:N0} bytes each."));
        figures["tenStepAdvancesPerSecond"] = Math.Round(rate);
        figures["tenStepBytesPerAdvance"] = bytes;
        figures["conditionalAdvancesPerSecond"] = Math.Round(conditional);
        figures["conditionalBytesPerAdvance"] = conditionalBytes;
        goals.Add(BenchmarkGoal.AtLeast("advances a second of ten steps without expressions, at least 500,000", Math.Round(rate), 500_000));
        goals.Add(BenchmarkGoal.AtLeast("advances a second of ten steps with a condition on each, at least 50,000", Math.Round(conditional), 50_000));
        goals.Add(BenchmarkGoal.AtMost("bytes allocated an advance, at most 2,048", Math.Max(bytes, conditionalBytes), MostBytes));

        Compare("fork", "branch", Fork(20), 20, Fork(200), 200, figures, goals);
        Compare("loop", "round", Loop(1_000), 1_000, Loop(10_000), 10_000, figures, goals);
    }

    private static void Compare(string shape, string unit, ProcessGraph small, int few, ProcessGraph large, int many, IDictionary<string, double> figures, ICollection<BenchmarkGoal> goals)
    {
        Advance[] Start(ProcessGraph graph) => [new(graph, Position.Start, new Stimulus.Started(new Dictionary<string, string>()))];
        var (each, eachOfMany) = (1e6 / Rate(Start(small)) / few, 1e6 / Rate(Start(large)) / many);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A {shape} of {few:N0} costs {each:0.000} µs a {unit}, one of {many:N0} {eachOfMany:0.000} µs."));
        figures[$"{shape}Microseconds"] = Math.Round(eachOfMany, 3);
        figures[$"{shape}Growth"] = Math.Round(eachOfMany / each, 2);
        goals.Add(BenchmarkGoal.AtMost($"cost a {unit} of a {shape} of {many:N0} against one of {few:N0}, at most twice", Math.Round(eachOfMany / each, 2), 2));
    }

    private static Advance[] Walk(ProcessGraph graph)
    {
        var advances = new List<Advance>();
        var position = Position.Start;
        Stimulus next = new Stimulus.Started(new Dictionary<string, string>());
        while (position.Phase != PositionPhase.Finished)
        {
            advances.Add(new(graph, position, next));
            position = Runtime.Interpreter.Advance(graph, position, next, context).Value.Position;
            if (position.Waits.Length > 0) next = new Stimulus.TaskCompleted(position.Waits[0].At.Activity, "Done", null);
        }
        return [.. advances];
    }

    private static long Allocated(Advance[] advances)
    {
        Pass(advances);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass(advances);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / advances.Length;
    }

    /// <summary>Advances a second in the best of several rounds.</summary>
    private static double Rate(Advance[] advances)
    {
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var (passes, started) = (0L, Stopwatch.GetTimestamp());
            do
            {
                Pass(advances);
                passes++;
            }
            while (Stopwatch.GetElapsedTime(started) < roundLength);
            best = Math.Max(best, passes * advances.Length / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        return best;
    }

    private static void Pass(Advance[] advances)
    {
        foreach (var (graph, position, stimulus) in advances)
            if (Runtime.Interpreter.Advance(graph, position, stimulus, context).IsRejected) throw new InvalidOperationException("Every stimulus fits.");
    }

    private static ProcessGraph Line(bool conditions)
    {
        var (activities, connections) = (new JsonArray(), new JsonArray());
        for (var i = 1; i <= Steps; i++)
        {
            activities.Add(Step($"s{i}"));
            if (i > 1) connections.Add(Connection(conditions ? $"d{i - 1}" : $"s{i - 1}", conditions ? "True" : "Done", $"s{i}"));
            if (!conditions) continue;
            activities.Add(new JsonObject { ["id"] = $"d{i}", ["type"] = "Elsa.FlowDecision", ["condition"] = Expression("JavaScript", "getArea() > 100") });
            connections.Add(Connection($"s{i}", "Done", $"d{i}"));
        }
        return Read(Flowchart(activities, connections));
    }

    private static ProcessGraph Fork(int branches)
    {
        var activities = new JsonArray(new JsonObject { ["id"] = "fork", ["type"] = "Elsa.FlowFork" });
        var connections = new JsonArray();
        for (var i = 0; i < branches; i++)
        {
            activities.Add(Step($"s{i}"));
            connections.Add(Connection("fork", "Done", $"s{i}"));
        }
        return Read(Flowchart(activities, connections));
    }

    private static ProcessGraph Loop(int rounds) => Read(new JsonObject
    {
        ["id"] = "for",
        ["type"] = "Elsa.For",
        ["start"] = Expression("Literal", "1"),
        ["end"] = Expression("Literal", rounds.ToString(CultureInfo.InvariantCulture)),
        ["body"] = new JsonObject { ["id"] = "line", ["type"] = "Elsa.WriteLine", ["text"] = Expression("JavaScript", "getCurrentValue()") },
    });

    private static ProcessGraph Read(JsonObject root)
    {
        var variable = new JsonObject { ["id"] = "area", ["name"] = "area", ["typeName"] = "Int32" };
        return DefinitionReader.Read(new JsonObject { ["variables"] = new JsonArray(variable), ["root"] = root }.ToJsonString()).Graph!;
    }

    private static JsonObject Flowchart(JsonArray activities, JsonArray connections) =>
        new() { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["activities"] = activities, ["connections"] = connections };

    private static JsonObject Step(string id) =>
        new() { ["id"] = id, ["type"] = "OneStop.Step", ["role"] = Expression("Literal", "Appraiser"), ["limit"] = Expression("Literal", "4") };

    private static JsonObject Expression(string type, string value) => new() { ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    private static JsonObject Connection(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target },
    };

    private sealed record Advance(ProcessGraph Graph, Position Position, Stimulus Stimulus);
}
