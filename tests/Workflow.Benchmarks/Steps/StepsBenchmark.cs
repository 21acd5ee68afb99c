using System.Globalization;
using Workflow.Benchmarks.Serving;

namespace Workflow.Benchmarks.Steps;

/// <summary>Complete HTTP steps from sixteen clients against the service as a process of its own on SQLite, beside the limits of the machine.</summary>
public static class StepsBenchmark
{
    private const int Clients = 16;
    private const int DossiersPerClient = 200;
    private static readonly TimeSpan warmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan window = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan limitTime = TimeSpan.FromSeconds(2);

    public static async Task<int> Run()
    {
        using var folder = new BenchmarkFolder();
        var office = await BenchmarkOffice.Create(folder.Path, Clients);
        using var host = await HostProcess.Start(folder.Path);
        var clients = office.Officers.Select(token => new StepClient(host.Address, token)).ToList();
        try
        {
            await Task.WhenAll(clients.Select(Prepare));
            await Load.Drive(clients.Select(c => (Func<Task<bool>>)c.CompleteStep), warmUp);
            var before = await MeasureLimits(folder.Database, clients);
            var measured = await Measure(host, office, clients);
            var after = await MeasureLimits(folder.Database, clients);
            return Report(measured, before.Mean(after), host.PeakMegabytes).Print(Console.Out);
        }
        finally
        {
            clients.ForEach(c => c.Dispose());
        }
    }

    private static async Task Prepare(StepClient client)
    {
        for (var i = 0; i < DossiersPerClient; i++) await client.Receive();
    }

    private static async Task<Measured> Measure(HostProcess host, BenchmarkOffice office, List<StepClient> clients)
    {
        var (queue, processor) = (await QueueReading.Take(host.Address, office.Administrator), host.ProcessorTime);
        var load = await Load.Drive(clients.Select(c => (Func<Task<bool>>)c.CompleteStep), window);
        var used = host.ProcessorTime - processor;
        return new Measured(load, used, (await QueueReading.Take(host.Address, office.Administrator)).Since(queue));
    }

    private static async Task<Limits> MeasureLimits(string database, List<StepClient> clients)
    {
        using var commits = new CommitLimit(database);
        commits.Measure(1, limitTime / 4);
        var (one, sixteen) = (commits.Measure(1, limitTime), commits.Measure(16, limitTime));
        var http = await Load.Drive(clients.Select(c => (Func<Task<bool>>)c.ReadMe), limitTime);
        var limits = new Limits(one, sixteen, http.PerSecond);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Limits: {limits.Commit1:N0} steps/s one a commit, {limits.Commit16:N0} sixteen a commit, {limits.Http:N0} small answers/s."));
        return limits;
    }

    private static BenchmarkReport Report(Measured measured, Limits limits, double peakMegabytes)
    {
        var (load, processor, queue) = measured;
        var steps = load.Milliseconds.Length;
        var figures = new Dictionary<string, double>
        {
            ["stepsPerSecond"] = Math.Round(load.PerSecond, 1),
            ["p50Ms"] = Math.Round(load.Percentile(0.50), 2),
            ["p95Ms"] = Math.Round(load.Percentile(0.95), 2),
            ["p99Ms"] = Math.Round(load.Percentile(0.99), 2),
            ["serverCpuMsPerStep"] = Math.Round(processor.TotalMilliseconds / steps, 3),
            ["commit1PerSecond"] = Math.Round(limits.Commit1, 1),
            ["commit16PerSecond"] = Math.Round(limits.Commit16, 1),
            ["httpPerSecond"] = Math.Round(limits.Http, 1),
            ["ratioToLimit"] = Math.Round(load.PerSecond / Math.Min(limits.Commit16, limits.Http), 3),
            ["meanBatch"] = Math.Round((double)queue.Commands / queue.Batches, 2),
            ["rowsPerStep"] = Math.Round((double)queue.Rows / queue.Commands, 2),
            ["bytesPerStep"] = Math.Round((double)queue.Bytes / queue.Commands),
            ["peakMemoryMB"] = Math.Round(peakMegabytes, 1),
        };
        return new BenchmarkReport("steps", figures,
        [
            BenchmarkGoal.AtMost("server CPU a step, at most 0.7 ms", figures["serverCpuMsPerStep"], 0.7),
            BenchmarkGoal.AtLeast("steps to the smaller limit, at least 0.15", figures["ratioToLimit"], 0.15),
            BenchmarkGoal.AtMost("p99, at most 100 ms", figures["p99Ms"], 100),
            BenchmarkGoal.AtLeast("mean batch, at least 3", figures["meanBatch"], 3),
            BenchmarkGoal.AtMost("rows a step, at most 6", figures["rowsPerStep"], 6),
            BenchmarkGoal.AtMost("bytes a step, at most 3,072", figures["bytesPerStep"], 3072),
            BenchmarkGoal.AtMost("peak memory, at most 300 MB", figures["peakMemoryMB"], 300),
        ]);
    }

    private sealed record Measured(Load Load, TimeSpan Processor, QueueReading Queue);

    /// <summary>Steps, steps and answers a second that the machine allows.</summary>
    private sealed record Limits(double Commit1, double Commit16, double Http)
    {
        public Limits Mean(Limits other) => new((Commit1 + other.Commit1) / 2, (Commit16 + other.Commit16) / 2, (Http + other.Http) / 2);
    }
}
