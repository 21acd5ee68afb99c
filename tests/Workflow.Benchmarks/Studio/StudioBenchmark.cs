using System.Globalization;
using Workflow.Benchmarks.Serving;

namespace Workflow.Benchmarks.Studio;

/// <summary>What Elsa Studio costs a designer: the first and the second load of its page in Chromium; the service as a process of its own on SQLite.</summary>
public static class StudioBenchmark
{
    private const string DefinitionList = "/studio";

    public static async Task<int> Run()
    {
        using var folder = new BenchmarkFolder();
        var office = await BenchmarkOffice.Create(folder.Path, officers: 1);
        var program = await PublishedHost.Publish(Path.Combine(folder.Path, "program"));
        using var host = await HostProcess.Start(folder.Path, program);

        var (first, second) = await MeasureLoads(host.Address, office.Designer);
        var figures = new Dictionary<string, double>
        {
            ["firstLoadRequests"] = first.Requests,
            ["firstLoadMB"] = Math.Round(first.Bytes / 1024.0 / 1024.0, 2),
            ["firstLoadSeconds"] = Math.Round(first.UntilReady.TotalSeconds, 2),
            ["secondLoadRequests"] = second.Requests,
            ["secondLoadFiles"] = second.Files,
            ["secondLoadConfirmed"] = second.Confirmed,
            ["secondLoadKB"] = Math.Round(second.Bytes / 1024.0, 1),
            ["secondLoadSeconds"] = Math.Round(second.UntilReady.TotalSeconds, 2),
        };
        return new BenchmarkReport("studio", figures,
        [
            BenchmarkGoal.AtMost("first load, at most 10 MB", figures["firstLoadMB"], 10),
            BenchmarkGoal.AtMost("second load, no file is sent again", second.Files, 0),
            BenchmarkGoal.AtMost("second load, at most 100 KB", figures["secondLoadKB"], 100),
        ]).Print(Console.Out);
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
