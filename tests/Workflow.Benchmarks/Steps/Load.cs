using System.Diagnostics;

namespace Workflow.Benchmarks.Steps;

/// <summary>What several clients reached together.</summary>
/// <param name="Milliseconds">Of each request, ascending.</param>
internal sealed record Load(TimeSpan Elapsed, double[] Milliseconds)
{
    public double PerSecond => Milliseconds.Length / Elapsed.TotalSeconds;

    /// <summary>The duration that a share of the requests did not exceed.</summary>
    public double Percentile(double share) => Milliseconds[Math.Max(0, (int)Math.Ceiling(share * Milliseconds.Length) - 1)];

    /// <summary>Lets every client send one request after another until the time is over or one of them has nothing left.</summary>
    public static async Task<Load> Drive(IEnumerable<Func<Task<bool>>> clients, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        using var stop = new CancellationTokenSource(time);
        var durations = await Task.WhenAll(clients.Select(send => Task.Run(() => Repeat(send, stop))));
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new Load(elapsed, [.. durations.SelectMany(d => d).Order()]);
    }

    private static async Task<List<double>> Repeat(Func<Task<bool>> send, CancellationTokenSource stop)
    {
        var durations = new List<double>();
        while (!stop.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            if (!await send())
            {
                await stop.CancelAsync();
                break;
            }
            durations.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return durations;
    }
}
