using System.IO.Compression;
using System.Net;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Hosting;

/// <summary>Pages and answers of the API are compressed for whoever takes it, but not for what another site has asked for.</summary>
public sealed class PageCompressionTests
{
    private const int MostBytes = 60 * 1024;

    private HostFixture host = null!;

    [OneTimeSetUp]
    public async Task Open() => host = await HostFixture.Start();

    [OneTimeTearDown]
    public async Task Close() => await host.DisposeAsync();

    [TestCase("/viec", "br")]
    [TestCase("/viec", "gzip")]
    [TestCase("/api/tasks", "br")]
    public async Task Answer_ToWhoTakesIt_IsCompressedAndSaysSo(string path, string encoding)
    {
        using var answer = await Ask(path, encoding, "same-origin");

        Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo(new[] { encoding }));
        Assert.That(answer.Headers.Vary, Does.Contain("Accept-Encoding"));
        var packed = await answer.Content.ReadAsByteArrayAsync();
        using var plain = await Ask(path, "identity", "same-origin");
        Assert.That(packed, Has.Length.LessThan(MostBytes));
        Assert.That(Unpack(packed, encoding).Length, Is.EqualTo((await plain.Content.ReadAsByteArrayAsync()).Length).Within(64), "but for the form's token the same");
    }

    [TestCase("cross-site", 0)]
    [TestCase("none", 1)]
    [TestCase("same-origin", 1)]
    public async Task Page_AskedForByAnotherSite_KeepsItsLengthToItself(string site, int encodings)
    {
        using var answer = await Ask("/viec", "br", site);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentEncoding, Has.Count.EqualTo(encodings));
    }

    private async Task<HttpResponseMessage> Ask(string path, string encoding, string site)
    {
        var officer = await host.Officer("tiepnhan");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        officer.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Accept-Encoding", encoding);
        return await officer.SendAsync(request);
    }

    private static MemoryStream Unpack(byte[] packed, string encoding)
    {
        using Stream stream = encoding == "br" ? new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress) : new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain;
    }
}
