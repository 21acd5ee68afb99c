using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Workflow.IntegrationTests.Testing;

namespace Workflow.BrowserTests.Testing;

/// <summary>An officer in front of a window.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly IBrowserContext window;

    private Desk(IBrowserContext window, IPage page) => (this.window, Page) = (window, page);

    public IPage Page { get; }

    /// <param name="script">False for a browser that runs none.</param>
    /// <param name="address">Another office than the one that all tests share.</param>
    public static async Task<Desk> Open(int width = 1440, bool script = true, bool english = false, Uri? address = null)
    {
        var window = await Browser.Window.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (address ?? Browser.Office.Host.Address).ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = english ? "en-GB" : "vi-VN",
            ReducedMotion = ReducedMotion.Reduce,
        });
        window.SetDefaultTimeout(15_000);
        return new Desk(window, await window.NewPageAsync());
    }

    public static async Task<Desk> Of(string officer, int width = 1440, bool script = true, bool english = false)
    {
        var desk = await Open(width, script, english);
        await desk.SignIn(officer);
        return desk;
    }

    /// <summary>An officer of the sample office, chosen on its page.</summary>
    public static async Task<Desk> Acting(SampleHost sample, string officer, int width = 1280)
    {
        var desk = await Open(width, address: sample.Address);
        await desk.Go("/");
        await desk.Page.ClickAsync($"button[value='{officer}']");
        await desk.Page.WaitForURLAsync("**/viec");
        return desk;
    }

    public async Task SignIn(string officer)
    {
        await Page.GotoAsync("/dang-nhap");
        await Page.FillAsync("input[name=Name]", officer);
        await Page.FillAsync("input[name=Password]", SampleOffice.Password);
        await Page.ClickAsync("main form button");
        await Page.WaitForURLAsync(address => !address.Contains("/dang-nhap", StringComparison.Ordinal));
    }

    public Task Go(string path) => Page.GotoAsync(path);

    public Task<string> Heading() => Page.InnerTextAsync("h1");

    /// <summary>Presses the outcome of a step.</summary>
    public Task Press(string outcome) => Page.ClickAsync($"button[name=outcome][value={outcome}]");

    /// <summary>Opens the step of a dossier that this officer can do.</summary>
    public async Task OpenStepOf(string code)
    {
        await Go($"/ho-so/{code}");
        await Page.ClickAsync(".head a.btn.p");
    }

    /// <summary>The same page in another tab of the same window.</summary>
    public async Task<IPage> Twin()
    {
        var twin = await window.NewPageAsync();
        await twin.GotoAsync(Page.Url);
        return twin;
    }

    /// <summary>Leaves a picture to be looked at.</summary>
    public Task Picture(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Browser.Pictures, name + ".png"), FullPage = true });

    /// <summary>Holds that nothing overflows the window and that the accessibility rules find nothing; leaves a picture.</summary>
    public async Task Inspect(string name)
    {
        await Picture(name);
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.That(overflow, Is.LessThanOrEqualTo(0), $"{name}: the page is wider than the window.");
        // What runs in a window of the page is not ours.
        var axe = await Page.RunAxe(new AxeRunOptions { Iframes = false });
        Assert.That(axe.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"), Is.Empty, name);
    }

    /// <summary>Inspects the page on a large and on a small window.</summary>
    public async Task InspectAtBothWidths(string name)
    {
        foreach (var width in (int[])[390, 1280])
        {
            await Page.SetViewportSizeAsync(width, 860);
            await Inspect($"{name}-{width}");
        }
    }

    public async ValueTask DisposeAsync() => await window.CloseAsync();
}
