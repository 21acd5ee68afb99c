using System.Net;
using System.Text.RegularExpressions;
using Workflow.Host.Studio.Assets;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Studio;

/// <summary>Holds the pages around Elsa Studio: who opens them, what they let a browser do, and what they say where Studio is missing.</summary>
public sealed class StudioPagesTests
{
    private StudioFolder folder = null!;
    private HostFixture host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        folder = new StudioFolder();
        host = await HostFixture.Start(new Dictionary<string, string?> { ["Studio:AssetsFolder"] = folder.Path });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await host.DisposeAsync();
        folder.Dispose();
    }

    [TestCase("/studio", "/studio/_window/definitions")]
    [TestCase("/studio/giay-phep%20xay", "/studio/_window/editor?id=giay-phep%20xay")]
    [TestCase("/studio/instances", "/studio/_window/instances")]
    [TestCase("/studio/instances/3f2a", "/studio/_window/instance?id=3f2a")]
    public async Task Page_ForADesigner_HoldsItsWindow(string page, string window)
    {
        var designer = await host.Officer("thietke");

        using var answer = await Open(designer, page);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"data-studio=\"{window}\""));
        Assert.That(Policy(answer), Does.Contain("script-src 'self';").And.Contain("frame-src 'self'").And.Contain("frame-ancestors 'none'"));
    }

    [TestCase("/studio/_window/definitions", "elsa-workflow-definition-list")]
    [TestCase("/studio/_window/editor?id=giay-phep", "elsa-workflow-definition-editor")]
    [TestCase("/studio/_window/instances", "elsa-workflow-instance-list")]
    [TestCase("/studio/_window/instance?id=3f2a", "elsa-workflow-instance-viewer")]
    public async Task Window_NamesOneElement_AndRunsNoInlineScript(string window, string element)
    {
        var designer = await host.Officer("thietke");

        using var answer = await Open(designer, window);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.That(html, Does.Contain($"data-element=\"{element}\"").And.Contain("<base href=\"/studio/\""));
        Assert.That(Regex.Matches(html, "<script(?![^>]* src=)"), Is.Empty);
        Assert.That(Regex.Matches(html, "(?:src|href)=\"(?:https?:)?//"), Is.Empty, "an address of another host");
        Assert.That(Policy(answer), Does.Contain("script-src 'self' 'wasm-unsafe-eval';").And.Contain("frame-ancestors 'self'").And.Not.Contain("http"));
    }

    [TestCase("/studio/_window/no-such-element")]
    [TestCase("/studio/_window/editor")]
    [TestCase("/studio/_window/definitions?id=giay-phep")]
    public async Task Window_OfNothing_IsNotFound(string window)
    {
        using var answer = await Open(await host.Officer("thietke"), window);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task OtherPages_AllowNoMoreThanBefore()
    {
        using var answer = await Open(await host.Officer("tiepnhan"), "/viec");

        Assert.That(Policy(answer), Does.Contain("script-src 'self';").And.Not.Contain("frame-src").And.Not.Contain("unsafe"));
    }

    [TestCase("tiepnhan", "/studio", HttpStatusCode.Forbidden)]
    [TestCase("tiepnhan", "/studio/giay-phep", HttpStatusCode.Forbidden)]
    [TestCase("tiepnhan", "/studio/instances", HttpStatusCode.OK)]
    [TestCase("quantri", "/studio", HttpStatusCode.Forbidden)]
    [TestCase("quantri", "/studio/instances", HttpStatusCode.Forbidden)]
    [TestCase("quantri", "/studio/_window/definitions", HttpStatusCode.Forbidden)]
    public async Task Page_ForAnOfficerWhoDoesNotDraw_IsOpenOnlyToFollowDossiers(string officer, string path, HttpStatusCode expected)
    {
        using var answer = await Open(await host.Officer(officer), path);

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [TestCase("/workflows/definitions/giay-phep/edit", "/studio/giay-phep")]
    [TestCase("/studio/workflows/definitions/giay-phep/edit", "/studio/giay-phep")]
    [TestCase("/studio/workflows/instances/3f2a/view", "/studio/instances/3f2a")]
    [TestCase("/workflows/instances/3f2a/view", "/studio/instances/3f2a")]
    public async Task Address_ThatStudioWrites_LeadsToOurPage(string address, string page)
    {
        using var answer = await Open(await host.Officer("thietke"), address);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo(page));
    }

    [TestCase("tiepnhan", "/studio/workflows/instances/3f2a/view", HttpStatusCode.Redirect)]
    [TestCase("tiepnhan", "/workflows/definitions/giay-phep/edit", HttpStatusCode.Forbidden)]
    [TestCase("quantri", "/workflows/instances/3f2a/view", HttpStatusCode.Forbidden)]
    public async Task Address_ThatStudioWrites_IsOpenToWhoeverMayOpenThePage(string officer, string address, HttpStatusCode expected)
    {
        using var answer = await Open(await host.Officer(officer), address);

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Browser_IsNamedOnce_InACookieThatNoScriptReads()
    {
        var designer = await host.Officer("thietke");

        using var first = await Open(designer, "/studio");
        using var second = await Open(designer, "/studio/giay-phep");

        var cookie = first.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("studio-browser=", StringComparison.Ordinal));
        Assert.That(cookie, Does.Match("^studio-browser=[0-9a-f]{24,}; ").And.Contain("httponly").And.Contain("samesite=strict"));
        Assert.That(second.Headers.TryGetValues("Set-Cookie", out var again) && again.Any(c => c.StartsWith("studio-browser=", StringComparison.Ordinal)), Is.False);
    }

    [TestCase("vi", "Máy chủ này chưa cài Elsa Studio.")]
    [TestCase("en", "Elsa Studio is not installed on this server.")]
    public async Task Page_WhereStudioIsMissing_SaysWhatToRun_AndOpensOnceItIsThere(string language, string sentence)
    {
        using var later = new StudioFolder();
        var coming = later.Path + "-coming";
        await using var bare = await HostFixture.Start(new Dictionary<string, string?> { ["Studio:AssetsFolder"] = coming });
        var designer = await bare.Officer("thietke");
        designer.DefaultRequestHeaders.Add("Accept-Language", language);

        var before = await designer.GetStringAsync(new Uri("/studio", UriKind.Relative));
        Directory.Move(later.Path, coming);
        var after = await designer.GetStringAsync(new Uri("/studio", UriKind.Relative));

        Assert.That(before, Does.Contain(sentence).And.Contain(StudioAssets.InstallCommand).And.Not.Contain("<iframe"));
        Assert.That(after, Does.Contain("<iframe").And.Not.Contain(sentence));
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    private static async Task<HttpResponseMessage> Open(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        return await client.SendAsync(request);
    }
}
