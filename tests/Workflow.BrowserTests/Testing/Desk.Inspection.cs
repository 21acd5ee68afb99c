using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Workflow.Host.Hosting;

namespace Workflow.BrowserTests.Testing;

/// <content>What is held of every page: that it fits its window and breaks no rule of accessibility.</content>
/// <remarks>
/// A load costs as much as six changes of the window's width, and a run of the rules as much as two loads: so a page is loaded once a language, its window is
/// resized, and the rules run where they can come to another answer (what a narrow window folds away, the colours of the dark, the other language).
/// </remarks>
internal sealed partial class Desk
{
    private const int Telephone = 360;
    private const int Tablet = 1024;
    private const int Monitor = 1440;

    // Only what is wrong is told: the rest of the answer takes longer than the rules.
    private const string FindBrokenRules = """
        () => axe.run(document, { iframes: false, resultTypes: ['violations'] })
          .then(found => found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`))
        """;

    private static readonly Lazy<string> rules = new(new BundledAxeScriptProvider().GetScript);

    /// <summary>Leaves a picture to be looked at, where pictures are asked for.</summary>
    public Task Picture(string name) => Browser.TakesPictures ? TakePicture(name) : Task.CompletedTask;

    /// <summary>Holds that nothing overflows the window and, where script runs, that the accessibility rules find nothing.</summary>
    public async Task Inspect(string name)
    {
        await Picture(name);
        await Hold(name, [.. await Overflow(), .. await BrokenRules()]);
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

    /// <summary>
    /// Inspects a page as its readers meet it, by two loads: in Vietnamese and in English it fits a telephone, a tablet and a monitor; the rules of accessibility
    /// hold on the telephone in the light, on the monitor in the dark and in English on the tablet.
    /// </summary>
    public async Task InspectWholly(string path, string name)
    {
        await Speak(english: false);
        await Answer(path);
        await InspectAt(Telephone, name);
        await FitAt(Tablet, name);
        await Page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
        await InspectAt(Monitor, $"{name}-dark");

        await Speak(english: true);
        await Answer(path);
        await FitAt(Telephone, $"{name}-en");
        await InspectAt(Tablet, $"{name}-en");
        await FitAt(Monitor, $"{name}-en");
    }

    /// <summary>Opens a page that may refuse, but must not break off: the page that says so would be found clean.</summary>
    private async Task Answer(string path) => Assert.That((await Page.GotoAsync(path))!.Status, Is.LessThan(500), path);

    /// <summary>Chooses the language of the next pages.</summary>
    public Task Speak(bool english)
    {
        ReadsEnglish = english;
        return window.AddCookiesAsync([new Cookie { Name = Language.CookieName, Value = english ? "en" : "vi", Url = office }]);
    }

    private async Task InspectAt(int width, string name)
    {
        await Page.SetViewportSizeAsync(width, 860);
        await Inspect($"{name}-{width}");
    }

    private async Task FitAt(int width, string name)
    {
        await Page.SetViewportSizeAsync(width, 860);
        await Hold($"{name}-{width}", await Overflow());
    }

    private async Task<string[]> Overflow()
    {
        var wider = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return wider > 0 ? [$"The page is {wider} px wider than the window."] : [];
    }

    private async Task<string[]> BrokenRules()
    {
        // The rules wait on timers, which stand still where no script runs; the same page is inspected with script.
        if (!runsScript) return [];
        // What runs in a window of the page is not ours; the rules stay in the page until it is left.
        if (!await Page.EvaluateAsync<bool>("'axe' in window")) await Page.EvaluateAsync(rules.Value);
        return await Page.EvaluateAsync<string[]>(FindBrokenRules);
    }

    private async Task Hold(string name, string[] findings)
    {
        if (findings.Length > 0) await TakePicture(name);
        Assert.That(findings, Is.Empty, $"{name}: see {PictureOf(name)}");
    }

    private Task<byte[]> TakePicture(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = PictureOf(name), FullPage = true });

    private static string PictureOf(string name) => Path.Combine(Browser.Pictures, name + ".png");
}
