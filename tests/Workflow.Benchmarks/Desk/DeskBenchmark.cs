using System.Globalization;
using Workflow.Benchmarks.Seeding;
using Workflow.Benchmarks.Serving;

namespace Workflow.Benchmarks.Desk;

/// <summary>
/// What officers wait for at their desks with 1,000,000 dossiers, and against the same with 10,000: <c>desk</c>. Folders that <c>seed</c> has made before are taken
/// by <c>--large FOLDER</c> and <c>--small FOLDER</c>; <c>--pages board</c> measures only those whose names begin so; <c>--dossiers</c> and <c>--open</c> make the large one of another size.
/// </summary>
internal static class DeskBenchmark
{
    private const int SmallDossiers = 10_000;

    /// <summary>Milliseconds: a shorter time is no measure of growth.</summary>
    private const double Shortest = 0.1;

    public static async Task<int> Run(string[] args)
    {
        var large = new SeedSize(SeedBenchmark.Number(args, "--dossiers", 1_000_000), SeedBenchmark.Number(args, "--open", 100_000));
        // One office of as many open steps an officer: what an officer, a unit and a region see is the same, what lies behind it is not.
        var small = new SeedSize(SmallDossiers, large.OpenTasks / large.Offices);
        using var smallFolder = await Made(SeedBenchmark.Text(args, "--small"), small);
        using var largeFolder = await Made(SeedBenchmark.Text(args, "--large"), large);
        var pages = DeskPage.All.Where(page => page.Name.StartsWith(SeedBenchmark.Text(args, "--pages") ?? "", StringComparison.Ordinal));
        return Report(await DeskRun.Measure(smallFolder.Path, largeFolder.Path, pages)).Print(Console.Out);
    }

    private static async Task<DeskFolder> Made(string? kept, SeedSize size)
    {
        var folder = new DeskFolder(kept);
        if (!File.Exists(Path.Combine(folder.Path, "workflow.db"))) await SeededDatabase.Make(folder.Path, size);
        return folder;
    }

    private static BenchmarkReport Report(IReadOnlyList<(DeskPage Page, DeskFigure Small, DeskFigure Large)> measured)
    {
        var (figures, goals) = (new Dictionary<string, double>(), new List<BenchmarkGoal>());
        foreach (var (page, small, large) in measured)
        {
            var growth = Math.Round(large.P95 / Math.Max(small.P95, Shortest), 2);
            (figures[$"{page.Name}P95Ms"], figures[$"{page.Name}Growth"], figures[$"{page.Name}KB"]) = (large.P95, growth, large.Kilobytes);
            figures[$"{page.Name}CpuMs"] = Math.Round(large.Cpu, 1);
            figures[$"{page.Name}CpuGrowth"] = Math.Round(large.Cpu / Math.Max(small.Cpu, Shortest), 2);
            Goal($"{page.Name}: p95 at most {page.MostMilliseconds} ms", large.P95, page.MostMilliseconds);
            if (page.MostGrowth is { } most) Goal($"{page.Name}: at most {most} of the small database", growth, most);
            Goal($"{page.Name}: at most {DeskPage.MostKilobytes} KB", large.Kilobytes, DeskPage.MostKilobytes);
        }
        figures["blockingScripts"] = measured.Sum(m => m.Small.BlockingScripts + m.Large.BlockingScripts);
        Goal($"no script that the first paint waits for", figures["blockingScripts"], 0);
        return new BenchmarkReport("desk", figures, goals);

        void Goal(FormattableString goal, double value, double most) => goals.Add(BenchmarkGoal.AtMost(goal.ToString(CultureInfo.InvariantCulture), value, most));
    }
}
