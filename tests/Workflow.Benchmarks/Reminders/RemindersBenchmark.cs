using System.Diagnostics;
using System.Globalization;
using Workflow.Benchmarks.Serving;
using Workflow.Benchmarks.Startup;
using Workflow.Benchmarks.Steps;

namespace Workflow.Benchmarks.Reminders;

/// <summary>
/// A flood of 100,000 reminders beside officers who go on working, the lateness of a reminder in ordinary running, and starts with as many
/// reminders past due; the service as a process of its own on SQLite.
/// </summary>
public static class RemindersBenchmark
{
    private const int Flood = 100_000;
    private const int Clients = 16;
    private const int Starts = 3;
    private const int Ordinary = 600;
    private const int OrdinaryClients = 2;
    private static readonly TimeSpan warmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan apart = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan lead = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50);

    // Every reminder also leaves the house by e-mail; another host would send what is in the outbox.
    private static readonly Dictionary<string, string> settings = new()
    {
        ["Outbox__Sends"] = "false", ["Channels__Mail__Host"] = "mail.example.gov.vn", ["Channels__Mail__From"] = "motcua@example.gov.vn",
    };

    public static async Task<int> Run()
    {
        using var folder = new BenchmarkFolder();
        var office = await BenchmarkOffice.Create(folder.Path, Clients);
        await Fill(folder, office);
        var program = await PublishedHost.Publish(Path.Combine(folder.Path, "program"));

        var (empty, pastDue) = await MeasureStarts(folder, program);
        var (flood, late) = await MeasureFlood(folder, office, program);
        return Report(empty, pastDue, flood, late).Print(Console.Out);
    }

    /// <summary>One dossier is received through the service; the others are its copies.</summary>
    private static async Task Fill(BenchmarkFolder folder, BenchmarkOffice office)
    {
        using (var host = await HostProcess.Start(folder.Path))
        {
            using var client = new StepClient(host.Address, office.Officers[0]);
            await client.Receive();
        }
        DossierCopies.Add(folder.Database, Flood - 1);
    }

    private static async Task<(double Empty, double PastDue)> MeasureStarts(BenchmarkFolder folder, string program)
    {
        using (var looks = new LooksDue(folder.Database)) looks.Clear(Clients);
        var empty = await WorstStart(folder, program, () => { });
        var pastDue = await WorstStart(folder, program, () =>
        {
            using var looks = new LooksDue(folder.Database);
            looks.SetAll(DateTime.UtcNow.AddHours(-1));
        });
        return (empty, pastDue);
    }

    private static async Task<double> WorstStart(BenchmarkFolder folder, string program, Action prepare)
    {
        var worst = 0d;
        for (var i = 0; i < Starts; i++)
        {
            prepare();
            using var host = await HostProcess.Start(folder.Path, program, settings);
            worst = Math.Max(worst, host.ReadyAfter.TotalSeconds);
            // What it would send now is not the question.
            host.Kill();
        }
        return worst;
    }

    private static async Task<(Flooded Flood, List<double> Late)> MeasureFlood(BenchmarkFolder folder, BenchmarkOffice office, string program)
    {
        using var looks = new LooksDue(folder.Database);
        looks.Clear(Clients);
        using var host = await HostProcess.Start(folder.Path, program, settings);
        var clients = office.Officers.Select(token => new StepClient(host.Address, token)).ToList();
        try
        {
            await Load.Drive(clients.Select(Works), warmUp);
            var before = await Load.Drive(clients.Select(Works), window);
            var flood = await LetFlood(looks, clients);
            var after = await Load.Drive(clients.Select(Works), window);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Steps/s: {before.PerSecond:N0} before, {flood.Load.PerSecond:N0} beside the flood of {flood.Time.TotalSeconds:N1} s, {after.PerSecond:N0} after."));
            var late = await WatchOrdinary(looks, clients);
            return (flood with { Unloaded = (before.PerSecond + after.PerSecond) / 2 }, late);
        }
        finally
        {
            clients.ForEach(c => c.Dispose());
        }
    }

    /// <summary>Completes a step, or receives the next dossier when there is none.</summary>
    private static Func<Task<bool>> Works(StepClient client) => async () => await client.CompleteStep() || await client.Receive();

    private static async Task<Flooded> LetFlood(LooksDue looks, List<StepClient> clients)
    {
        // Long enough for the database to be told of it before.
        var due = DateTime.UtcNow + lead;
        var messages = looks.Messages;
        looks.SetAll(due);
        await Task.Delay(due - DateTime.UtcNow);
        var began = Stopwatch.GetTimestamp();
        var isOver = false;
        var load = Load.Drive(clients.Select(c => (Func<Task<bool>>)(async () => !isOver && await Works(c)())), patience);
        while (looks.IsDue(due)) await Task.Delay(pause);
        var time = Stopwatch.GetElapsedTime(began);
        isOver = true;
        return new Flooded(time, await load, 0, looks.Messages - messages);
    }

    /// <summary>From the due instant to the moment at which another reader of the database sees the reminder.</summary>
    private static async Task<List<double>> WatchOrdinary(LooksDue looks, List<StepClient> clients)
    {
        var (last, late) = (looks.Sent, new List<double>());
        looks.SetOneByOne(Ordinary, DateTime.UtcNow.AddSeconds(2), apart);
        var length = Ordinary * apart + TimeSpan.FromSeconds(5);
        var load = Load.Drive(clients.Take(OrdinaryClients).Select(c => (Func<Task<bool>>)(async () =>
        {
            await Task.Delay(pause);
            return await Works(c)();
        })), length);
        var began = Stopwatch.GetTimestamp();
        while (late.Count < Ordinary && Stopwatch.GetElapsedTime(began) < length + patience)
        {
            await Task.Delay(pause / 2);
            var (number, due) = looks.After(last);
            last = number;
            late.AddRange(due.Select(at => (DateTime.UtcNow - at).TotalSeconds));
        }
        await load;
        late.Sort();
        return late;
    }

    private static BenchmarkReport Report(double empty, double pastDue, Flooded flood, List<double> late)
    {
        var figures = new Dictionary<string, double>
        {
            ["thresholds"] = Flood,
            ["messages"] = flood.Messages,
            ["floodSeconds"] = Math.Round(flood.Time.TotalSeconds, 2),
            ["thresholdsPerSecond"] = Math.Round(Flood / flood.Time.TotalSeconds, 1),
            ["unloadedStepsPerSecond"] = Math.Round(flood.Unloaded, 1),
            ["stepsPerSecondInFlood"] = Math.Round(flood.Load.PerSecond, 1),
            ["ratioToUnloaded"] = Math.Round(flood.Load.PerSecond / flood.Unloaded, 3),
            ["p99MsInFlood"] = Math.Round(flood.Load.Percentile(0.99), 1),
            ["ordinary"] = late.Count,
            ["p50LateSeconds"] = Math.Round(late[late.Count / 2], 3),
            ["p99LateSeconds"] = Math.Round(late[late.Count * 99 / 100], 3),
            ["startSeconds"] = Math.Round(pastDue, 3),
            ["emptyStartSeconds"] = Math.Round(empty, 3),
            ["startRatioToEmpty"] = Math.Round(pastDue / empty, 3),
        };
        return new BenchmarkReport("reminders", figures,
        [
            BenchmarkGoal.AtLeast("a message for each threshold, 100,000", flood.Messages, Flood),
            BenchmarkGoal.AtMost("100,000 thresholds in the outbox, at most 30 s", figures["floodSeconds"], 30),
            BenchmarkGoal.AtLeast("steps beside the flood to those without, at least 0.5", figures["ratioToUnloaded"], 0.5),
            BenchmarkGoal.AtLeast("every ordinary reminder was sent", late.Count, Ordinary),
            BenchmarkGoal.AtMost("p99 lateness of a reminder, at most 2 s", figures["p99LateSeconds"], 2),
            BenchmarkGoal.AtMost("ready with 100,000 past due, at most 2 s in the worst of three starts", figures["startSeconds"], 2),
        ]);
    }

    /// <param name="Unloaded">Steps a second without the flood.</param>
    /// <param name="Messages">Messages that came into the outbox.</param>
    private sealed record Flooded(TimeSpan Time, Load Load, double Unloaded, long Messages);
}
