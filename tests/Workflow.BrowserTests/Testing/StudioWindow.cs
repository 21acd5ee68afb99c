using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Workflow.BrowserTests.Testing;

/// <summary>
/// The real Elsa Studio in the window of our page, used as a designer does: by dragging, choosing and typing; watched for what it reports nowhere but in the
/// console, or by the bar of an error that it could not cope with.
/// </summary>
internal sealed partial class StudioWindow
{
    /// <summary>Milliseconds: WebAssembly starts slowly where other work goes on beside it.</summary>
    public const int Patience = 120_000;

    private readonly IPage page;
    private readonly ConcurrentQueue<string> critical = [];

    private StudioWindow(IPage page)
    {
        this.page = page;
        Window = page.FrameLocator("[data-studio-frame]");
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("crit:", StringComparison.Ordinal) || message.Text.Contains("already been declared", StringComparison.Ordinal)) critical.Enqueue(message.Text);
        };
    }

    /// <summary>What Studio itself draws.</summary>
    public IFrameLocator Window { get; }

    /// <summary>Boxes on the canvas.</summary>
    public ILocator Nodes => Window.Locator(".x6-node");

    public ILocator Lines => Window.Locator(".x6-edge");

    /// <summary>Rows of a list.</summary>
    public ILocator Rows => Window.Locator("tbody tr.mud-table-row");

    /// <summary>Studio in whatever page of ours is open, or will be.</summary>
    public static StudioWindow Of(Desk desk) => new(desk.Page);

    /// <summary>Opens a page of ours with Studio in it, and waits until it is there.</summary>
    public static async Task<StudioWindow> Open(Desk desk, string path)
    {
        var studio = Of(desk);
        await studio.Visit(path);
        return studio;
    }

    /// <summary>Goes to another page of ours with Studio in it, and waits until it is there.</summary>
    public async Task Visit(string path)
    {
        await page.GotoAsync(path);
        await Stands();
    }

    /// <summary>Waits until Studio is there, in a page that is open already.</summary>
    public Task Stands() => Assertions.Expect(page.Locator("[data-studio-wait]")).ToBeHiddenAsync(new() { Timeout = Patience });

    public Task Draws(int nodes) => Assertions.Expect(Nodes).ToHaveCountAsync(nodes, new() { Timeout = Patience });

    public Task Joins(int lines) => Assertions.Expect(Lines).ToHaveCountAsync(lines, new() { Timeout = Patience });

    public Task Lists(int rows) => Assertions.Expect(Rows).ToHaveCountAsync(rows, new() { Timeout = Patience });

    /// <summary>The box that is headed so.</summary>
    public ILocator Node(string title) => Nodes.Filter(new() { Has = Window.Locator(".activity-label").GetByText(title, new() { Exact = true }) });

    /// <summary>What the viewer says of a dossier under a name.</summary>
    public ILocator Fact(string name) => Window.Locator("tr").Filter(new() { Has = Window.Locator("td").GetByText(name, new() { Exact = true }) }).Locator("td").Nth(1);

    /// <summary>Waits until every box lies whole within what is seen of the canvas.</summary>
    /// <param name="nodes">How many there are.</param>
    public async Task AllInView(int nodes)
    {
        var frame = await (await page.Locator("[data-studio-frame]").ElementHandleAsync()).ContentFrameAsync();
        await frame!.WaitForFunctionAsync(
            """
            nodes => {
              const canvas = document.querySelector('.x6-graph')?.closest('.rz-splitter-pane').getBoundingClientRect(), boxes = [...document.querySelectorAll('.x6-node .elsa-activity')].map(b => b.getBoundingClientRect());
              return boxes.length === nodes && boxes.every(b => b.width > 0 && b.left >= canvas.left && b.top >= canvas.top && b.right <= canvas.right && b.bottom <= canvas.bottom);
            }
            """, nodes);
    }

    /// <summary>Holds that one element fills the window and that nothing went wrong in it.</summary>
    public async Task AssertSound(string where)
    {
        var frame = await (await page.QuerySelectorAsync("[data-studio-frame]"))!.ContentFrameAsync();
        var seen = await frame!.EvaluateAsync<Seen>(
            """
            () => ({
              elements: document.querySelectorAll('#studio > *').length,
              bar: getComputedStyle(document.getElementById('blazor-error-ui')).display,
              strip: getComputedStyle(document.documentElement).getPropertyValue('--mud-appbar-height').trim(),
            })
            """);
        Assert.That(critical, Is.Empty, where);
        Assert.That((seen.Elements, seen.Bar), Is.EqualTo((1, "none")), where);
        Assert.That(seen.Strip, Is.EqualTo("0px"), $"{where}: room for a bar that is not there");
        await Assertions.Expect(page.Locator("[data-studio-broken]")).ToBeHiddenAsync();
    }

    private sealed record Seen
    {
        public int Elements { get; init; }

        public string Bar { get; init; } = "";

        public string Strip { get; init; } = "";
    }
}
