using System.Globalization;
using Workflow.Benchmarks.Serving;

namespace Workflow.Benchmarks.Studio;

/// <summary>
/// What Elsa Studio costs a designer: what the service answers while definitions are listed, opened, saved and published, and the first and the second load
/// of its page in Chromium; the service as a process of its own on SQLite.
/// </summary>
public static class StudioBenchmark
{
    private const string DefinitionList = "/studio";
    private const string CallsOnly = "calls";

    /// <param name="args"><c>calls</c> leaves the page loads out, which need Chromium and Studio's files.</param>
    public static async Task<int> Run(string[] args)
    {
        using var folder = new BenchmarkFolder();
        var office = await BenchmarkOffice.Create(folder.Path, 1, LargeProcedure.Package());
        var (calls, goals) = await DefinitionCalls.Measure(folder.Path, office);
        var figures = new Dictionary<string, double>(calls);
        return args is [CallsOnly]
            ? new BenchmarkReport("studio", figures, goals).Print(Console.Out)
            : new BenchmarkReport("studio", figures, [.. goals, .. await LoadPages(folder.Path, office, figures)]).Print(Console.Out);
    }

    private static async Task<IReadOnlyList<BenchmarkGoal>> LoadPages(string dataFolder, BenchmarkOffice office, Dictionary<string, double> figures)
    {
        var program = await PublishedHost.Publish(Path.Combine(dataFolder, "program"));
        using var host = await HostProcess.Start(dataFolder, program);
        var (first, second) = await MeasureLoads(host.Address, office.Designer);
        figures["firstLoadRequests"] = first.Requests;
        figures["firstLoadMB"] = Math.Round(first.Bytes / 1024.0 / 1024.0, 2);
        figures["firstLoadSeconds"] = Math.Round(first.UntilReady.TotalSeconds, 2);
        figures["secondLoadRequests"] = second.Requests;
        figures["secondLoadFiles"] = second.Files;
        figures["secondLoadConfirmed"] = second.Confirmed;
        figures["secondLoadKB"] = Math.Round(second.Bytes / 1024.0, 1);
        figures["secondLoadSeconds"] = Math.Round(second.UntilReady.TotalSeconds, 2);
        return
        [
            BenchmarkGoal.AtMost("first load, at most 10 MB", figures["firstLoadMB"], 10),
            BenchmarkGoal.AtMost("second load, no file is sent again", second.Files, 0),
            BenchmarkGoal.AtMost("second load, at most 100 KB", figures["secondLoadKB"], 100),
        ];
    }

    private static async Task<(PageLoad First, PageLoad Second)> MeasureLoads(Uri address, string token)
    {
        await using var browser = await StudioBrowser.Open(address, token);
        var first = await browser.Load(DefinitionList);
        var second = await browser.Load(DefinitionList);
        foreach (var (name, load) in (ReadOnlySpan<(string, PageLoad)>)[("First", first), ("Second", second)])
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name} load of {DefinitionList}: {load.Requests} answers, {load.Files} files sent, {load.Confirmed} confirmed, {load.Bytes:N0} bytes, Studio after {load.UntilReady.TotalSeconds:N1} s."));
        return (first, second);
    }
}
