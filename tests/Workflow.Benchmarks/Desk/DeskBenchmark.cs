using System.Globalization;
using Workflow.Benchmarks.Seeding;
using Workflow.Benchmarks.Serving;

namespace Workflow.Benchmarks.Desk;

/// <summary>
/// What officers wait for at their desks with 1,000,000 dossiers, and against the same with 10,000: <c>desk</c>. Folders that <c>seed</c> has made before are taken
/// by <c>--large FOLDER</c> and <c>--small FOLDER</c>; <c>--dossiers</c> and <c>--open</c> make the large one of another size.
/// </summary>
internal static class DeskBenchmark
{
    private const int SmallDossiers = 10_000;

    public static async Task<int> Run(string[] args)
    {
        var large = new SeedSize(SeedBenchmark.Number(args, "--dossiers", 1_000_000), SeedBenchmark.Number(args, "--open", 100_000));
        // One office of as many open steps an officer: what an officer, a unit and a region see is the same, what lies behind it is not.
        var small = new SeedSize(SmallDossiers, large.OpenTasks / large.Offices);
        var before = await MeasureOn(SeedBenchmark.Text(args, "--small"), small);
        var after = await MeasureOn(SeedBenchmark.Text(args, "--large"), large);
        return Report(before, after).Print(Console.Out);
    }

    private static async Task<IReadOnlyDictionary<string, DeskFigure>> MeasureOn(string? made, SeedSize size)
    {
        using var own = made is null ? new BenchmarkFolder() : null;
        var folder = made ?? own!.Path;
        if (!File.Exists(Path.Combine(folder, "workflow.db"))) await SeededDatabase.Make(folder, size);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"On {size.Dossiers:N0} dossiers:"));
        return await DeskRun.Measure(folder);
    }

    private static BenchmarkReport Report(IReadOnlyDictionary<string, DeskFigure> before, IReadOnlyDictionary<string, DeskFigure> after)
    {
        var (figures, goals) = (new Dictionary<string, double>(), new List<BenchmarkGoal>());
        foreach (var page in DeskPage.All)
        {
            var (small, large) = (before[page.Name], after[page.Name]);
            var growth = Math.Round(large.P95 / Math.Max(small.P95, 0.1), 2);
            figures[$"{page.Name}CpuMs"] = Math.Round(large.Cpu, 1);
            figures[$"{page.Name}CpuGrowth"] = Math.Round(large.Cpu / Math.Max(small.Cpu, 0.1), 2);
            (figures[$"{page.Name}P95Ms"], figures[$"{page.Name}Growth"], figures[$"{page.Name}KB"]) = (large.P95, growth, large.Kilobytes);
            goals.Add(BenchmarkGoal.AtMost(string.Create(CultureInfo.InvariantCulture, $"{page.Name}: p95 at most {page.MostMilliseconds} ms"), large.P95, page.MostMilliseconds));
            goals.Add(BenchmarkGoal.AtMost(string.Create(CultureInfo.InvariantCulture, $"{page.Name}: at most {page.MostGrowth} of the small database"), growth, page.MostGrowth));
            goals.Add(BenchmarkGoal.AtMost(string.Create(CultureInfo.InvariantCulture, $"{page.Name}: at most {DeskPage.MostKilobytes} KB"), large.Kilobytes, DeskPage.MostKilobytes));
        }
        return new BenchmarkReport("desk", figures, goals);
    }
}
