using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Workflow.BrowserTests.Testing;

/// <summary>Studio in its window, watched for what it reports nowhere but in the console, or by the bar of an error that it could not cope with.</summary>
internal sealed class StudioWatch
{
    // A cold start compiles some hundred files, on a machine that may have other work.
    private const int Start = 90_000;

    private readonly Desk desk;
    private readonly ConcurrentQueue<string> critical = [];

    public StudioWatch(Desk desk)
    {
        this.desk = desk;
        desk.Page.Console += (_, message) =>
        {
            if (message.Text.Contains("crit:", StringComparison.Ordinal) || message.Text.Contains("already been declared", StringComparison.Ordinal)) critical.Enqueue(message.Text);
        };
    }

    public IFrameLocator Window => desk.Page.FrameLocator("[data-studio-frame]");

    public ILocator Nodes => Window.Locator("elsa-activity-wrapper");

    public ILocator Rows => Window.Locator("tbody tr.mud-table-row");

    /// <summary>Opens a page of Studio and waits until Studio has drawn something.</summary>
    public async Task Open(string path)
    {
        await desk.Go(path);
        await Assertions.Expect(desk.Page.Locator("[data-studio-wait]")).ToBeHiddenAsync(new() { Timeout = Start });
    }

    public Task Draws(int nodes) => Assertions.Expect(Nodes).ToHaveCountAsync(nodes, new() { Timeout = Start });

    /// <param name="lines">Connections of the process.</param>
    public Task Joins(int lines) => Assertions.Expect(Window.Locator(".x6-edge")).ToHaveCountAsync(lines, new() { Timeout = Start });

    public Task Lists(int rows) => Assertions.Expect(Rows).ToHaveCountAsync(rows, new() { Timeout = Start });

    /// <summary>Holds that one element fills the window and that nothing went wrong in it.</summary>
    public async Task AssertSound(string where)
    {
        var frame = await (await desk.Page.QuerySelectorAsync("[data-studio-frame]"))!.ContentFrameAsync();
        var seen = await frame!.EvaluateAsync<Seen>("""
            () => ({
              elements: document.querySelectorAll('#studio > *').length,
              bar: getComputedStyle(document.getElementById('blazor-error-ui')).display,
              strip: getComputedStyle(document.documentElement).getPropertyValue('--mud-appbar-height').trim(),
            })
            """);
        Assert.That(critical, Is.Empty, where);
        Assert.That((seen.Elements, seen.Bar), Is.EqualTo((1, "none")), where);
        Assert.That(seen.Strip, Is.EqualTo("0px"), $"{where}: room for a bar that is not there");
        await Assertions.Expect(desk.Page.Locator("[data-studio-broken]")).ToBeHiddenAsync();
    }

    private sealed record Seen
    {
        public int Elements { get; init; }

        public string Bar { get; init; } = "";

        public string Strip { get; init; } = "";
    }
}
