using System.Collections.Concurrent;
using Microsoft.Playwright;
using Workflow.Host.Accounts;
using Workflow.IntegrationTests.Testing;

namespace Workflow.BrowserTests.Testing;

/// <summary>An officer in front of a window.</summary>
/// <remarks>Who has signed in once at an office gets the same session in later windows: the form is filled, and the password hashed, once each.</remarks>
internal sealed partial class Desk : IAsyncDisposable
{
    private const string Session = "one-stop-session";
    private const string SignInPath = SessionCookie.SignInPath;
    private const string ActAsPath = ActAsModel.Path;

    private static readonly ConcurrentDictionary<(string Office, string Officer), Cookie> sessions = new();

    private readonly IBrowserContext window;
    private readonly string office;
    private readonly bool runsScript;

    private Desk(IBrowserContext window, IPage page, string office, bool runsScript) =>
        (this.window, Page, this.office, this.runsScript) = (window, page, office, runsScript);

    public IPage Page { get; }

    /// <summary>Whether the pages were asked for in English.</summary>
    public bool ReadsEnglish { get; private set; }

    /// <param name="script">False for a browser that runs none.</param>
    /// <param name="english">Whether the reader has chosen English, as on the page: the browser's own language says nothing here.</param>
    /// <param name="address">Another office than the one that all tests share.</param>
    public static async Task<Desk> Open(int width = 1440, bool script = true, bool english = false, Uri? address = null)
    {
        var office = (address ?? Browser.Office.Host.Address).ToString();
        var window = await Browser.Window.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = office,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = "vi-VN",
            ReducedMotion = ReducedMotion.Reduce,
        });
        window.SetDefaultTimeout(Browser.Patience);
        var desk = new Desk(window, await window.NewPageAsync(), office, script);
        if (english) await desk.Speak(english);
        return desk;
    }

    public static async Task<Desk> Of(string officer, int width = 1440, bool script = true, bool english = false, Uri? address = null)
    {
        var desk = await Open(width, script, english, address);
        await desk.SignIn(officer);
        return desk;
    }

    public static Task<Desk> Of(string officer, Reader reader) => Of(officer, reader.Width, reader.RunsScript, reader.ReadsEnglish);

    public static Task<Desk> Open(Reader reader, Uri? address = null) => Open(reader.Width, reader.RunsScript, reader.ReadsEnglish, address);

    /// <summary>An officer of the sample office, chosen on its page.</summary>
    public static async Task<Desk> Acting(SampleHost sample, string officer, int width = 1280)
    {
        var desk = await Open(width, address: sample.Address);
        if (await desk.Resume(officer)) return desk;
        await desk.Go("/");
        await desk.Page.ClickAsync($"button[value='{officer}']");
        await desk.Page.WaitForURLAsync(address => !address.Contains(ActAsPath, StringComparison.Ordinal));
        await desk.KeepSession(officer);
        return desk;
    }

    /// <summary>Signs in, and stands on the officer's first page.</summary>
    public async Task SignIn(string officer)
    {
        if (await Resume(officer)) return;
        await Page.GotoAsync(SignInPath);
        await Page.FillAsync("input[name=Name]", officer);
        await Page.FillAsync("input[name=Password]", SampleOffice.Password);
        await Page.ClickAsync("main form button");
        await Page.WaitForURLAsync(address => !address.Contains(SignInPath, StringComparison.Ordinal));
        await KeepSession(officer);
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

    public async ValueTask DisposeAsync() => await window.CloseAsync();

    /// <summary>Goes on with the session of an earlier window; false where there is none, or it has ended.</summary>
    private async Task<bool> Resume(string officer)
    {
        if (!sessions.TryGetValue((office, officer), out var session)) return false;
        await window.AddCookiesAsync([session]);
        await Go("/");
        return new Uri(Page.Url).AbsolutePath is not (SignInPath or ActAsPath);
    }

    private async Task KeepSession(string officer)
    {
        var session = (await window.CookiesAsync()).Single(c => c.Name == Session);
        sessions[(office, officer)] = new Cookie { Name = Session, Value = session.Value, Url = office, HttpOnly = true };
    }
}
