using System.Globalization;
using Workflow.Benchmarks.Serving;

namespace Workflow.Benchmarks.Desk;

/// <summary>What one page took.</summary>
/// <param name="P50">Milliseconds of the server.</param>
/// <param name="P95">Milliseconds of the server.</param>
/// <param name="Cpu">Milliseconds of the processor a request, whatever else the machine does.</param>
/// <param name="Kilobytes">Compressed.</param>
internal sealed record DeskFigure(double P50, double P95, double Cpu, double Kilobytes);

/// <summary>Every page of the desk, asked for one after another on one database.</summary>
internal static class DeskRun
{
    private const int WarmUp = 20;
    private const int Requests = 100;

    // What the service does by itself would be measured with the pages.
    private static readonly Dictionary<string, string> quiet = new()
    {
        ["Sample__Enabled"] = "true", ["Reminders__IntervalSeconds"] = "3600", ["Forecasts__IntervalSeconds"] = "3600",
    };

    public static async Task<IReadOnlyDictionary<string, DeskFigure>> Measure(string dataFolder)
    {
        foreach (var old in Directory.EnumerateFiles(dataFolder, "output-*.txt")) File.Delete(old);
        var subject = DeskSubject.Find(Path.Combine(dataFolder, "workflow.db"));
        using var host = await HostProcess.Start(dataFolder, settings: quiet);
        var times = new ServerTimes(dataFolder);
        var figures = new Dictionary<string, DeskFigure>();
        foreach (var page in DeskPage.All)
        {
            var figure = figures[page.Name] = await Measure(host, page, subject.Fill(page.Path), times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page.Name,-22} p50 {figure.P50,7:F1} ms  p95 {figure.P95,7:F1} ms  cpu {figure.Cpu,6:F1} ms  {figure.Kilobytes,6:F1} KB"));
        }
        return figures;
    }

    private static async Task<DeskFigure> Measure(HostProcess host, DeskPage page, string path, ServerTimes times)
    {
        using var officer = await DeskOfficer.SignIn(host.Address, page.Officer);
        for (var i = 0; i < WarmUp; i++) await officer.Ask(path);
        var (bytes, before) = (0, host.ProcessorTime);
        for (var i = 0; i < Requests; i++) bytes = await officer.Ask(path);
        var cpu = (host.ProcessorTime - before).TotalMilliseconds / Requests;
        // The act of signing in comes first, and a page that leads to another counts with it.
        var all = await times.Next(WarmUp + Requests);
        var measured = all.TakeLast(Requests).Order().ToList();
        return new DeskFigure(measured[Requests / 2], measured[Requests * 95 / 100 - 1], cpu, Math.Round(bytes / 1024.0, 1));
    }
}
