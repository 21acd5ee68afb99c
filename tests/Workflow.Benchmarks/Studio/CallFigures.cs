using System.Globalization;
using Workflow.Benchmarks.Serving;
using Workflow.Benchmarks.Steps;

namespace Workflow.Benchmarks.Studio;

/// <summary>What one kind of call cost: how long a lone caller waited, and the service's processor time a call.</summary>
internal sealed record CallFigures(string Name, Load Load, double ProcessorMilliseconds)
{
    public double P95 => Math.Round(Load.Percentile(0.95), 2);

    /// <summary>Makes one call after another.</summary>
    /// <param name="warmUp">Calls before those that count.</param>
    /// <param name="call">Returns its milliseconds.</param>
    public static async Task<CallFigures> Take(string name, HostProcess host, int warmUp, int calls, Func<Task<double>> call)
    {
        for (var i = 0; i < warmUp; i++) await call();
        var (processor, milliseconds) = (host.ProcessorTime, new double[calls]);
        for (var i = 0; i < calls; i++) milliseconds[i] = await call();
        var used = (host.ProcessorTime - processor).TotalMilliseconds / calls;
        var figures = new CallFigures(name, new Load(TimeSpan.FromMilliseconds(milliseconds.Sum()), [.. milliseconds.Order()]), used);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: p50 {figures.Load.Percentile(0.5):N2} ms, p95 {figures.P95:N2} ms, p99 {figures.Load.Percentile(0.99):N2} ms, server CPU {used:N2} ms a call."));
        return figures;
    }

    /// <summary>The figures under names that begin with its own.</summary>
    /// <param name="bare">What a call costs that asks for nothing; the ratio to it holds on any machine.</param>
    public void AddTo(Dictionary<string, double> figures, double bare)
    {
        figures[$"{Name}P50Ms"] = Math.Round(Load.Percentile(0.50), 2);
        figures[$"{Name}P95Ms"] = P95;
        figures[$"{Name}P99Ms"] = Math.Round(Load.Percentile(0.99), 2);
        figures[$"{Name}CpuMs"] = Math.Round(ProcessorMilliseconds, 2);
        figures[$"{Name}RatioToBare"] = Math.Round(Load.Percentile(0.95) / bare, 1);
    }
}
