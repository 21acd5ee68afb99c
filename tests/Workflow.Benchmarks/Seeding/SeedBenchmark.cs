using System.Diagnostics;
using System.Globalization;

namespace Workflow.Benchmarks.Seeding;

/// <summary>
/// Makes a data folder as large as a province's after two years: <c>seed --dossiers 1000000 --open 100000 --data FOLDER</c>, with <c>--random</c> for other names
/// and choices. It is served by <c>serve --sample --data FOLDER</c>.
/// </summary>
internal static class SeedBenchmark
{
    private const double MostMinutes = 10;

    public static async Task<int> Run(string[] args)
    {
        if (Text(args, "--data") is not { } folder)
        {
            await Console.Error.WriteLineAsync("Name an empty folder: --data FOLDER.");
            return 2;
        }
        var size = new SeedSize(Number(args, "--dossiers", 1_000_000), Number(args, "--open", 100_000), Number(args, "--random", SeedSize.UsualRandom));
        var start = Stopwatch.GetTimestamp();
        var rows = await SeededDatabase.Make(folder, size);
        var figures = new Dictionary<string, double>
        {
            ["dossiers"] = size.Dossiers,
            ["openTasks"] = size.OpenTasks,
            ["rows"] = rows,
            ["databaseMB"] = Math.Round(new FileInfo(Path.Combine(folder, "workflow.db")).Length / 1024.0 / 1024.0, 1),
            ["minutes"] = Math.Round(Stopwatch.GetElapsedTime(start).TotalMinutes, 2),
        };
        return new BenchmarkReport("seed", figures, [BenchmarkGoal.AtMost("at most 10 minutes", figures["minutes"], MostMinutes)]).Print(Console.Out);
    }

    public static string? Text(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    public static int Number(string[] args, string name, int usual) => Text(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
