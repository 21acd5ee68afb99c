using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Workflow.BrowserTests.Testing;

/// <summary>The real Elsa Studio in the window of our page, used as a designer does: by dragging, choosing and typing.</summary>
internal sealed partial class StudioWindow
{
    /// <summary>Milliseconds: WebAssembly starts slowly where other work goes on beside it.</summary>
    public const int Patience = 120_000;

    private readonly IPage page;
    private readonly IFrameLocator window;

    private StudioWindow(IPage page) => (this.page, window) = (page, page.FrameLocator("[data-studio-frame]"));

    /// <summary>Boxes on the canvas.</summary>
    public ILocator Nodes => window.Locator(".x6-node");

    public ILocator Lines => window.Locator(".x6-edge");

    /// <summary>Rows of a list.</summary>
    public ILocator Rows => window.Locator("tbody tr");

    /// <summary>Opens a page of ours with Studio in it, and waits until it is there.</summary>
    public static async Task<StudioWindow> Open(Desk desk, string path)
    {
        desk.Page.SetDefaultTimeout(Patience);
        await desk.Go(path);
        return await Opened(desk);
    }

    /// <summary>Studio in a page that is open already.</summary>
    public static async Task<StudioWindow> Opened(Desk desk)
    {
        desk.Page.SetDefaultTimeout(Patience);
        await Assertions.Expect(desk.Page.Locator("[data-studio-wait]")).ToBeHiddenAsync(new() { Timeout = Patience });
        return new StudioWindow(desk.Page);
    }

    /// <summary>The box that is headed so.</summary>
    public ILocator Node(string title) => Nodes.Filter(new() { Has = window.Locator(".activity-label").GetByText(title, new() { Exact = true }) });

    /// <summary>Makes a definition in Studio's list; our page then shows its empty canvas.</summary>
    /// <returns>The id of the definition.</returns>
    public async Task<string> Create(string name)
    {
        await window.GetByRole(AriaRole.Button, new() { Name = "Create workflow" }).ClickAsync();
        var dialog = window.Locator(".mud-dialog");
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await dialog.Locator(".mud-dialog-actions button").Last.ClickAsync();
        await page.WaitForURLAsync(EditorAddress());
        return page.Url.Split('/')[^1];
    }

    /// <summary>Drags an activity from the toolbox; its box gets its upper left corner there.</summary>
    /// <param name="category">Its heading in the toolbox.</param>
    /// <param name="x">Pixels from the left of the canvas.</param>
    /// <param name="y">Pixels from its top.</param>
    public async Task Add(string category, string activity, int x, int y)
    {
        var before = await Nodes.CountAsync();
        var item = window.Locator("[draggable=true]:visible").Filter(new() { HasTextRegex = new Regex($"^\\s*{Regex.Escape(activity)}\\s*$") }).First;
        if (!await item.IsVisibleAsync()) await window.Locator(".mud-expand-panel-header").Filter(new() { HasText = category }).ClickAsync();
        await SavedAfter(() => item.DragToAsync(window.Locator(".x6-graph"), new() { TargetPosition = new() { X = x, Y = y } }));
        await Assertions.Expect(Nodes).ToHaveCountAsync(before + 1, new() { Timeout = Patience });
    }

    /// <summary>Drags a line from an outcome of one box to the entry of another.</summary>
    public async Task Connect(string from, string outcome, string to)
    {
        var before = await Lines.CountAsync();
        // A box that is selected lies under its frame, which takes the pointer; hovering waits until boxes stand still, for panes change their size.
        await window.Locator(".x6-graph").ClickAsync(new() { Position = new() { X = 8, Y = 8 } });
        await Assertions.Expect(window.Locator(".x6-widget-selection-box")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await PortOf(from, outcome).HoverAsync();
        await page.Mouse.DownAsync();
        var end = await Middle(PortOf(to, "In"));
        await page.Mouse.MoveAsync(end.X - 20, end.Y, new() { Steps = 10 });
        await page.Mouse.MoveAsync(end.X, end.Y, new() { Steps = 5 });
        await SavedAfter(() => page.Mouse.UpAsync());
        await Assertions.Expect(Lines).ToHaveCountAsync(before + 1, new() { Timeout = Patience });
    }

    /// <summary>Shows the inputs of a box.</summary>
    public async Task Select(string title)
    {
        await Node(title).Locator(".elsa-activity").ClickAsync();
        await Input("Tiêu đề").WaitForAsync();
    }

    /// <summary>Types into an input and leaves it; Studio saves by itself.</summary>
    public async Task Fill(string label, string value)
    {
        await Text(label).FillAsync(value);
        await SavedAfter(() => Text(label).PressAsync("Tab"));
    }

    /// <summary>Chooses another value in a drop-down; Studio saves by itself.</summary>
    public async Task Choose(string label, string value)
    {
        await Input(label).Locator(".mud-input").First.ClickAsync();
        await SavedAfter(() => window.Locator(".mud-popover-open").GetByText(value, new() { Exact = true }).ClickAsync());
    }

    /// <summary>What is typed into.</summary>
    public ILocator Text(string label) => Input(label).Locator("input, textarea").First;

    /// <summary>Presses Studio's publish button, and waits for its answer.</summary>
    public Task Publish() => SavedAfter(() => window.Locator("button.mud-icon-button.mud-primary-text").First.ClickAsync());

    /// <summary>What the viewer says of a dossier under a name.</summary>
    public ILocator Fact(string name) => window.Locator("tr").Filter(new() { Has = window.Locator("td").GetByText(name, new() { Exact = true }) }).Locator("td").Nth(1);

    /// <summary>An accepted save of Studio, its own or asked for.</summary>
    public static bool IsSave(IResponse response) =>
        response.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal) && response.Request.Method == "POST" && response.Status == 200;

    /// <summary>Waits until Studio shows nothing left to save.</summary>
    public Task Saved() => Assertions.Expect(window.Locator(".elsa-toolbar-icon .mud-badge.mud-theme-success")).ToHaveCountAsync(1, new() { Timeout = Patience });

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

    /// <summary>Acts, and waits until Studio has saved that and shows nothing left to save.</summary>
    private async Task SavedAfter(Func<Task> act)
    {
        await page.RunAndWaitForResponseAsync(act, IsSave);
        await Saved();
    }

    private ILocator Input(string label) => window.Locator(".mud-input-control").Filter(new() { Has = window.Locator("label").GetByText(label, new() { Exact = true }) }).First;

    private ILocator PortOf(string title, string port) => Node(title).Locator($"[port='{port}'] circle").First;

    private static async Task<(float X, float Y)> Middle(ILocator locator)
    {
        var box = (await locator.BoundingBoxAsync())!;
        return (box.X + box.Width / 2, box.Y + box.Height / 2);
    }

    [GeneratedRegex("/studio/[0-9a-f]{16}$")]
    private static partial Regex EditorAddress();
}
