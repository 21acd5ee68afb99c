using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Studio.Assets;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Studio;

/// <summary>Holds how the files of Elsa Studio are served, over a folder of the test's own and over what the build installed.</summary>
public sealed class StudioAssetsTests
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

    [TestCase(StudioFolder.Compiled, "application/wasm")]
    [TestCase(StudioFolder.Start, "text/javascript; charset=utf-8")]
    [TestCase(StudioFolder.Style, "text/css; charset=utf-8")]
    [TestCase("_framework/icudt.oh1zvcfom8.dat", "application/octet-stream")]
    [TestCase("_content/Radzen.Blazor/fonts/RobotoFlex.woff2", "font/woff2")]
    [TestCase("_content/Elsa.Studio.Shell/favicon.ico", "image/x-icon")]
    [TestCase("_content/Elsa.Studio.Shell/site.webmanifest", "application/manifest+json")]
    [TestCase("appsettings.json", "application/json")]
    public async Task Asset_PlainOrCompressed_IsOfItsOwnType(string file, string type)
    {
        foreach (var encoding in (string[])["br", "identity"])
        {
            using var answer = await Ask(file, encoding);

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Content.Headers.ContentType?.ToString(), Is.EqualTo(type));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]));
        }
    }

    [TestCase("br")]
    [TestCase("gzip, deflate, br, zstd")]
    [TestCase("gzip;q=1.0, br;q=0.5")]
    public async Task Asset_ForABrowserThatTakesBrotli_IsTheTwinUnderTheNameOfThePlainOne(string encodings)
    {
        using var answer = await Ask(StudioFolder.Compiled, encodings);

        Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo(["br"]));
        Assert.That(answer.Headers.Vary, Is.EqualTo(["Accept-Encoding"]));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(folder.Compressed(StudioFolder.Compiled)));
    }

    [TestCase("")]
    [TestCase("gzip, deflate")]
    [TestCase("gzip, br;q=0")]
    public async Task Asset_ForABrowserWithoutBrotli_IsPlain(string encodings)
    {
        using var answer = await Ask(StudioFolder.Compiled, encodings);

        Assert.That(answer.Content.Headers.ContentEncoding, Is.Empty);
        Assert.That(answer.Headers.Vary, Is.EqualTo(["Accept-Encoding"]));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(folder.Plain(StudioFolder.Compiled)));
    }

    [TestCase(StudioFolder.Compiled, "public, max-age=31536000, immutable")]
    [TestCase("_framework/icudt.oh1zvcfom8.dat", "public, max-age=31536000, immutable")]
    [TestCase("_framework/vi/MudBlazor.Translations.resources.lgm6rsu0kf.wasm", "public, max-age=31536000, immutable")]
    [TestCase(StudioFolder.Start, "no-cache")]
    [TestCase("_framework/dotnet.js", "no-cache")]
    [TestCase(StudioFolder.Style, "no-cache")]
    [TestCase("appsettings.json", "no-cache")]
    public async Task Asset_IsKeptForeverOnlyWhereItsNameIsItsContent(string file, string caching)
    {
        using var answer = await Ask(file, "br");

        Assert.That(answer.Headers.GetValues("Cache-Control").Single().Split(", ").Order(), Is.EqualTo(caching.Split(", ").Order()));
        Assert.That(answer.Headers.ETag, Is.Not.Null);
    }

    [TestCase("br")]
    [TestCase("identity")]
    public async Task Asset_AskedAgainWithItsTag_IsNotSentAgain(string encoding)
    {
        using var first = await Ask(StudioFolder.Style, encoding);

        using var second = await Ask(StudioFolder.Style, encoding, first.Headers.ETag);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(second.Headers.ETag, Is.EqualTo(first.Headers.ETag));
        Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task Tag_OfAFileThatChanged_IsAnother()
    {
        folder.Write("_content/changing.js", "first");
        using var before = await Ask("_content/changing.js", "br");
        folder.Write("_content/changing.js", "second time");

        using var after = await Ask("_content/changing.js", "br", before.Headers.ETag);

        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(after.Headers.ETag, Is.Not.EqualTo(before.Headers.ETag));
    }

    [Test]
    public async Task Tag_OfTheCompressedTwin_IsNotThatOfThePlainFile()
    {
        using var compressed = await Ask(StudioFolder.Style, "br");

        using var plain = await Ask(StudioFolder.Style, "identity", compressed.Headers.ETag);

        Assert.That(plain.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("_content/MudBlazor/MudBlazor.min.css.br")]
    [TestCase("_content/MudBlazor/MudBlazor.min.js.map")]
    [TestCase("_content/Elsa.Studio.Shell/.hidden.js")]
    [TestCase("_content/MudBlazor/no-such-file.js")]
    [TestCase("_content/MudBlazor")]
    [TestCase("_content/..%2f..%2fsecret.js")]
    [TestCase("_content/..%5c..%5csecret.js")]
    [TestCase("_framework/..%2fpackage.json")]
    public async Task Address_OfWhatIsNotServed_IsNotFound(string file)
    {
        using var answer = await Ask(file, "br");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("../secret.js")]
    [TestCase("_content/../../secret.js")]
    [TestCase("/etc/passwd.js")]
    public void Find_OutsideTheFolder_FindsNothing(string path)
    {
        Assert.That(Assets(host).Find(path, takesBrotli: false), Is.Null);
    }

    [Test]
    public void EveryFile_ThatTheBuildInstalled_IsServedOrLeftOutOnPurpose()
    {
        var installed = Path.Combine(Repository.Root, "src/Workflow.Host/Studio/Assets/node_modules/@elsa-workflows/elsa-studio-wasm");
        Assume.That(Directory.Exists(installed), "Elsa Studio is not installed: the build had no npm.");

        var kinds = Directory.EnumerateFiles(installed, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(installed, f))
            .Where(f => f is not ("package.json" or "index.html") && StudioAssetTypes.Of(f) is null).Select(Path.GetExtension).Distinct();

        Assert.That(kinds, Is.SubsetOf([".br", ".gz", ".map", ".scss", ".html"]));
    }

    [Test]
    public async Task Host_WithoutASetting_ServesWhatTheBuildInstalled()
    {
        await using var built = await HostFixture.Start();
        Assume.That(Assets(built).AreInstalled, "Elsa Studio is not installed: the build had no npm.");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/studio/{StudioFolder.Start}");
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await built.Anonymous().SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo(["br"]));
    }

    [Test]
    public void LockFile_PinsOneVersion_AndNamesNoRegistry()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "src/Workflow.Host/Studio/Assets/package-lock.json"));

        Assert.That(text, Does.Contain("\"@elsa-workflows/elsa-studio-wasm\": \"3.8.2\"").And.Contain("\"integrity\": \"sha512-").And.Not.Contain("resolved"));
    }

    private static StudioAssets Assets(HostFixture fixture) => fixture.Services.GetRequiredService<StudioAssets>();

    private async Task<HttpResponseMessage> Ask(string file, string encodings, EntityTagHeaderValue? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/studio/{file}", UriKind.Relative));
        if (encodings.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        if (tag is not null) request.Headers.IfNoneMatch.Add(tag);
        return await host.Anonymous().SendAsync(request);
    }
}
