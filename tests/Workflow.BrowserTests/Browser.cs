using Microsoft.Playwright;
using Workflow.IntegrationTests.Dossiers;

namespace Workflow.BrowserTests;

/// <summary>One headless Chromium and one office for all tests of the desk.</summary>
[SetUpFixture]
public sealed class Browser
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static IPlaywright? playwright;

    internal static IBrowser Window { get; private set; } = null!;

    internal static PermitOffice Office { get; private set; } = null!;

    /// <summary>Where screenshots of a run are left to be looked at.</summary>
    internal static string Pictures { get; } = Path.Combine(Path.GetTempPath(), "one-stop-desk");

    [OneTimeSetUp]
    public async Task Open()
    {
        if (!File.Exists(Chromium)) Assert.Ignore($"No {Chromium}: install Debian's package chromium to run the browser tests.");
        Directory.CreateDirectory(Pictures);
        playwright = await Playwright.CreateAsync();
        Window = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = arguments });
        Office = await PermitOffice.Open();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (Window is not null) await Window.CloseAsync();
        playwright?.Dispose();
        if (Office is not null) await Office.DisposeAsync();
    }
}
