using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflow.Benchmarks.Desk;

/// <summary>An officer of the sample office in a browser: asks for compressed pages and keeps cookies.</summary>
internal sealed partial class DeskOfficer : IDisposable
{
    private const string ActAs = "/mau/dong-vai";

    private readonly HttpClient client;

    private DeskOfficer(HttpClient client) => this.client = client;

    public static async Task<DeskOfficer> SignIn(Uri host, string officer)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var self = new DeskOfficer(client);
        var (page, encoding) = await self.Load(ActAs);
        var token = FormToken().Match(Encoding.UTF8.GetString(Inflate(page, encoding))).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([new("officer", officer), new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(new Uri(ActAs, UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.Redirect ? self : throw new InvalidOperationException($"{officer} could not be acted as: {answer.StatusCode}.");
    }

    /// <summary>Asks for a page, and follows it where it leads.</summary>
    /// <returns>Bytes as they came over the wire.</returns>
    public async Task<int> Ask(string path) => (await Load(path)).Body.Length;

    public void Dispose() => client.Dispose();

    private async Task<(byte[] Body, string? Encoding)> Load(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.Headers.Location is { } further && answer.StatusCode == HttpStatusCode.Redirect) return await Load(further.ToString());
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} was answered with {(int)answer.StatusCode}.");
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    private static byte[] Inflate(byte[] body, string? encoding)
    {
        if (encoding is null) return body;
        using Stream packed = encoding == "br" ? new BrotliStream(new MemoryStream(body), CompressionMode.Decompress) : new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();
}
