using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace Workflow.Benchmarks.Studio;

/// <summary>A designer's Chromium, which counts what it loads.</summary>
internal sealed class StudioBrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Shown = "[data-studio-wait][hidden]";

    private static readonly string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IBrowserContext window;

    private StudioBrowser(IPlaywright playwright, IBrowser browser, IBrowserContext window) => (this.playwright, this.browser, this.window) = (playwright, browser, window);

    /// <param name="token">Stands for a session.</param>
    public static async Task<StudioBrowser> Open(Uri address, string token)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = arguments });
        var window = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(), ExtraHTTPHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
        });
        return new StudioBrowser(playwright, browser, window);
    }

    /// <summary>Opens a page of Studio in a tab of its own and waits until Studio stands in it and nothing more comes in.</summary>
    public async Task<PageLoad> Load(string path)
    {
        var page = await window.NewPageAsync();
        var (asked, statuses) = (new ConcurrentDictionary<string, string>(), new ConcurrentDictionary<string, int>());
        long bytes = 0;
        var network = await window.NewCDPSessionAsync(page);
        network.Event("Network.requestWillBeSent").OnEvent += (_, e) => asked[Text(e, "requestId")] = e!.Value.GetProperty("request").GetProperty("url").GetString()!;
        // The browser shows a kept file as if it had come: only the raw answer tells that it was confirmed.
        network.Event("Network.responseReceivedExtraInfo").OnEvent += (_, e) => statuses[Text(e, "requestId")] = e!.Value.GetProperty("statusCode").GetInt32();
        network.Event("Network.loadingFinished").OnEvent += (_, e) => Interlocked.Add(ref bytes, (long)e!.Value.GetProperty("encodedDataLength").GetDouble());
        await network.SendAsync("Network.enable");

        var start = Stopwatch.GetTimestamp();
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync(Shown, new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached, Timeout = 120_000 });
        var untilReady = Stopwatch.GetElapsedTime(start);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.CloseAsync();
        return new PageLoad(
            statuses.Count, statuses.Count(s => s.Value == 200 && IsFile(asked[s.Key])), statuses.Count(s => s.Value == 304), Interlocked.Read(ref bytes), untilReady);
    }

    public async ValueTask DisposeAsync()
    {
        await window.CloseAsync();
        await browser.CloseAsync();
        playwright.Dispose();
    }

    private static bool IsFile(string url) => Path.HasExtension(new Uri(url).AbsolutePath);

    private static string Text(JsonElement? e, string name) => e!.Value.GetProperty(name).GetString()!;
}
