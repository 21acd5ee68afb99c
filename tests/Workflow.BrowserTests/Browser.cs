using Microsoft.Playwright;
using Workflow.IntegrationTests.Dossiers;

// Fixtures with an office of their own say [Parallelizable]; those that share the one office run one after another.
[assembly: LevelOfParallelism(2)]

namespace Workflow.BrowserTests;

/// <summary>One headless Chromium and one office for all tests of the desk.</summary>
[SetUpFixture]
public sealed class Browser
{
    /// <summary>Milliseconds that a page may take: only a busy machine needs so many.</summary>
    internal const int Patience = 60_000;

    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static IPlaywright? playwright;

    internal static IBrowser Window { get; private set; } = null!;

    internal static PermitOffice Office { get; private set; } = null!;

    /// <summary>Where pictures are left to be looked at: those of pages that failed and, with <see cref="TakesPictures"/>, of all.</summary>
    internal static string Pictures { get; } = Path.Combine(Path.GetTempPath(), "one-stop-desk");

    /// <summary>Set <c>DESK_PICTURES=1</c> to have a picture of every page that is inspected.</summary>
    internal static bool TakesPictures { get; } = Environment.GetEnvironmentVariable("DESK_PICTURES") == "1";

    [OneTimeSetUp]
    public async Task Open()
    {
        if (!File.Exists(Chromium)) Assert.Ignore($"No {Chromium}: install Debian's package chromium to run the browser tests.");
        Directory.CreateDirectory(Pictures);
        Assertions.SetDefaultExpectTimeout(Patience);
        var office = PermitOffice.Open();
        playwright = await Playwright.CreateAsync();
        Window = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = arguments });
        Office = await office;
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (Window is not null) await Window.CloseAsync();
        playwright?.Dispose();
        if (Office is not null) await Office.DisposeAsync();
    }
}
