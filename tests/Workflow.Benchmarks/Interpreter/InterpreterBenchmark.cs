using System.Diagnostics;
using System.Globalization;
using Workflow.Core.Dossiers;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;

namespace Workflow.Benchmarks.Interpreter;

/// <summary>How many stimuli one core takes through the shipped processes a second: position read from bytes, advanced, written to bytes.</summary>
public static class InterpreterBenchmark
{
    private const int WalksEach = 8;
    private const int LongestWalk = 60;
    private const int Rounds = 5;
    private static readonly TimeSpan roundLength = TimeSpan.FromMilliseconds(600);
    private static readonly DateTime now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);

    private static readonly RunContext context = new() { Now = now, DossierId = "0197f3c2-5f0e-7c61-9d0a-3c1f5a2b7e44", DossierCode = "000.00.19.H26-261124-0001", Stored = (_, _) => null };

    public static int Run(string[] args)
    {
        var graphs = Directory.EnumerateFiles(ShippedWorkflows(), "*.process.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => DefinitionReader.Read(File.ReadAllBytes(file)).Graph!).ToList();
        var moves = graphs.SelectMany((graph, g) => Enumerable.Range(0, WalksEach).SelectMany(w => Walk(graph, new Random(g * WalksEach + w)))).ToArray();
        var largest = moves.Max(m => m.Before.Length);

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Pass(moves);
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / moves.Length;
        var rate = BestRate(moves);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"One core: {rate:N0} steps/s over {graphs.Count} processes, {allocated:N0} bytes allocated a step, largest position {largest} bytes."));
        var figures = new Dictionary<string, double> { ["stepsPerSecond"] = Math.Round(rate), ["bytesPerStep"] = allocated, ["largestPositionBytes"] = largest };
        List<BenchmarkGoal> goals =
        [
            BenchmarkGoal.AtLeast("steps a second on one core, at least 200,000", Math.Round(rate), 200_000),
            BenchmarkGoal.AtMost("bytes of the largest position, at most 1,024", largest, 1024),
        ];
        Shapes.Measure(figures, goals);
        Conditions.Measure(figures, goals);
        return new BenchmarkReport("interpreter", figures, goals).Print(Console.Out);
    }

    /// <summary>A random way through a process, as positions and what came next.</summary>
    private static List<Move> Walk(ProcessGraph graph, Random random)
    {
        var moves = new List<Move>();
        var position = Position.Start;
        Stimulus next = new Stimulus.Started(new Dictionary<string, string>());
        while (moves.Count < LongestWalk)
        {
            moves.Add(new(graph, position.Encode(), next));
            position = Runtime.Interpreter.Advance(graph, position, next, context).Value.Position;
            if (position.Waits.Length == 0) break;
            var activity = graph.Activities[position.Waits[random.Next(position.Waits.Length)].At.Activity];
            next = new Stimulus.TaskCompleted(activity.Index, activity.Step!.Outcomes[random.Next(activity.Step.Outcomes.Count)], null);
        }
        return moves;
    }

    private static int Pass(Move[] moves)
    {
        var bytes = 0;
        foreach (var move in moves)
        {
            var position = Position.Decode(move.Before).Value;
            bytes += Runtime.Interpreter.Advance(move.Graph, position, move.Stimulus, context).Value.Position.Encode().Length;
        }
        return bytes;
    }

    /// <summary>The best of several rounds, each long enough to be compiled for speed: what the machine can do when nobody else is using it.</summary>
    private static double BestRate(Move[] moves)
    {
        var (best, check) = (0.0, Pass(moves));
        for (var round = 0; round < Rounds; round++)
        {
            var (passes, started) = (0L, Stopwatch.GetTimestamp());
            do
            {
                if (Pass(moves) != check) throw new InvalidOperationException("The same stimuli gave other positions.");
                passes++;
            }
            while (Stopwatch.GetElapsedTime(started) < roundLength);
            best = Math.Max(best, passes * moves.Length / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        return best;
    }

    private static string ShippedWorkflows()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "workflows"))) return Path.Combine(folder.FullName, "workflows");
        throw new DirectoryNotFoundException("No folder workflows/ above the benchmark.");
    }

    private sealed record Move(ProcessGraph Graph, byte[] Before, Stimulus Stimulus);
}
