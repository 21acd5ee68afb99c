using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflow.Benchmarks;

/// <summary>One figure that was to be reached.</summary>
/// <param name="Goal">What was to be reached, in words.</param>
public sealed record BenchmarkGoal(string Goal, double Value, bool Holds)
{
    public static BenchmarkGoal AtLeast(string goal, double value, double least) => new(goal, value, value >= least);

    public static BenchmarkGoal AtMost(string goal, double value, double most) => new(goal, value, value <= most);
}

/// <summary>What every benchmark says last: one line of JSON with its figures and whether its goals hold.</summary>
public sealed record BenchmarkReport(string Name, IReadOnlyDictionary<string, double> Figures, IReadOnlyList<BenchmarkGoal> Goals)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints the line; the exit code is 0 when every goal holds, else 1.</summary>
    public int Print(TextWriter output)
    {
        output.WriteLine(JsonSerializer.Serialize(this, json));
        return Goals.All(goal => goal.Holds) ? 0 : 1;
    }
}
