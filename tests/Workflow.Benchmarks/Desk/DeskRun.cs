using System.Globalization;
using Workflow.Host.Desk;

namespace Workflow.Benchmarks.Desk;

/// <summary>Every page of the desk on two databases, asked for in turn: what else the machine does meanwhile hits both alike.</summary>
internal static class DeskRun
{
    private const int WarmUpTogether = 10;
    private const int WarmUp = 30;
    private const int Requests = 100;
    private const int RequestsAnew = 6;

    /// <summary>A moment longer than the service keeps what it has counted for everybody.</summary>
    private static readonly TimeSpan pause = SharedCounts.Kept + TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<(DeskPage Page, DeskFigure Small, DeskFigure Large)>> Measure(string smallFolder, string largeFolder, IEnumerable<DeskPage> pages)
    {
        using var small = await DeskHost.Start(smallFolder);
        using var large = await DeskHost.Start(largeFolder);
        // Code that all pages share is compiled again while it is used for the first time: the first page would be measured with it.
        foreach (var page in DeskPage.All.Where(page => !page.IsCountedAnew)) await Ask(small, large, page, WarmUpTogether);
        var figures = new List<(DeskPage Page, DeskFigure Small, DeskFigure Large)>();
        foreach (var page in pages)
        {
            var (one, other) = await Measure(small, large, page);
            figures.Add((page, one, other));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{page.Name,-22} p50 {one.P50,6:F1} → {other.P50,6:F1} ms  p95 {one.P95,6:F1} → {other.P95,6:F1} ms  cpu {one.Cpu,6:F1} → {other.Cpu,6:F1} ms  {one.Kilobytes,5:F1} → {other.Kilobytes,5:F1} KB"));
        }
        return figures;
    }

    private static async Task Ask(DeskHost small, DeskHost large, DeskPage page, int times)
    {
        using var one = await DeskMeasure.Of(small, page);
        using var other = await DeskMeasure.Of(large, page);
        await InTurn(one, other, times);
        await one.End();
        await other.End();
    }

    private static async Task<(DeskFigure Small, DeskFigure Large)> Measure(DeskHost small, DeskHost large, DeskPage page)
    {
        using var one = await DeskMeasure.Of(small, page);
        using var other = await DeskMeasure.Of(large, page);
        await InTurn(one, other, page.IsCountedAnew ? 0 : WarmUp);
        one.Begin();
        other.Begin();
        await InTurn(one, other, page.IsCountedAnew ? RequestsAnew : Requests, page.IsCountedAnew);
        return (await one.End(), await other.End());
    }

    private static async Task InTurn(DeskMeasure one, DeskMeasure other, int times, bool isAnew = false)
    {
        for (var i = 0; i < times; i++)
        {
            if (isAnew) await Task.Delay(pause);
            await one.Ask();
            await other.Ask();
        }
    }
}
