using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Workflow.BrowserTests.Testing;

/// <content>What a designer does in the editor; each change waits until Studio has saved it.</content>
internal sealed partial class StudioWindow
{
    /// <summary>Makes a definition in Studio's list; our page then shows its empty canvas.</summary>
    /// <returns>The id of the definition.</returns>
    public async Task<string> Create(string name)
    {
        await Window.GetByRole(AriaRole.Button, new() { Name = "Create workflow" }).ClickAsync();
        var dialog = Window.Locator(".mud-dialog");
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
        var item = Window.Locator("[draggable=true]:visible").Filter(new() { HasTextRegex = new Regex($"^\\s*{Regex.Escape(activity)}\\s*$") }).First;
        if (!await item.IsVisibleAsync()) await Window.Locator(".mud-expand-panel-header").Filter(new() { HasText = category }).ClickAsync();
        await SavedAfter(() => item.DragToAsync(Window.Locator(".x6-graph"), new() { TargetPosition = new() { X = x, Y = y } }));
        await Assertions.Expect(Nodes).ToHaveCountAsync(before + 1, new() { Timeout = Patience });
    }

    /// <summary>Drags a line from an outcome of one box to the entry of another.</summary>
    public async Task Connect(string from, string outcome, string to)
    {
        var before = await Lines.CountAsync();
        // A box that is selected lies under its frame, which takes the pointer; hovering waits until boxes stand still, for panes change their size.
        await Window.Locator(".x6-graph").ClickAsync(new() { Position = new() { X = 8, Y = 8 } });
        await Assertions.Expect(Window.Locator(".x6-widget-selection-box")).ToHaveCountAsync(0, new() { Timeout = Patience });
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
        await SavedAfter(() => Window.Locator(".mud-popover-open").GetByText(value, new() { Exact = true }).ClickAsync());
    }

    /// <summary>What is typed into.</summary>
    public ILocator Text(string label) => Input(label).Locator("input, textarea").First;

    /// <summary>Presses Studio's publish button, and waits for its answer.</summary>
    public Task Publish() => SavedAfter(() => Window.Locator("button.mud-icon-button.mud-primary-text").First.ClickAsync());

    /// <summary>An accepted save of Studio, its own or asked for.</summary>
    public static bool IsSave(IResponse response) =>
        response.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal) && response.Request.Method == "POST" && response.Status == 200;

    /// <summary>Waits until Studio shows nothing left to save.</summary>
    public Task Saved() => Assertions.Expect(Window.Locator(".elsa-toolbar-icon .mud-badge.mud-theme-success")).ToHaveCountAsync(1, new() { Timeout = Patience });

    /// <summary>Acts, and waits until Studio has saved that and shows nothing left to save.</summary>
    private async Task SavedAfter(Func<Task> act)
    {
        await page.RunAndWaitForResponseAsync(act, IsSave);
        await Saved();
    }

    private ILocator Input(string label) => Window.Locator(".mud-input-control").Filter(new() { Has = Window.Locator("label").GetByText(label, new() { Exact = true }) }).First;

    private ILocator PortOf(string title, string port) => Node(title).Locator($"[port='{port}'] circle").First;

    private static async Task<(float X, float Y)> Middle(ILocator locator)
    {
        var box = (await locator.BoundingBoxAsync())!;
        return (box.X + box.Width / 2, box.Y + box.Height / 2);
    }

    [GeneratedRegex("/studio/[0-9a-f]{16}$")]
    private static partial Regex EditorAddress();
}
