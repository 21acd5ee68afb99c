using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflow.Benchmarks.Desk;

/// <summary>Whoever asks for pages, as a browser does: an officer of the sample office, or an applicant who follows a dossier. Pages come compressed, cookies are kept.</summary>
internal sealed partial class DeskVisitor : IDisposable
{
    private const string ActAs = "/mau/dong-vai";
    private const string Track = "/tra-cuu";

    private readonly HttpClient client;

    private DeskVisitor(Uri host)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    /// <summary>How many requests were sent: the service logs each of them once.</summary>
    public int Requests { get; private set; }

    public static async Task<DeskVisitor> SignIn(Uri host, string officer)
    {
        var self = new DeskVisitor(host);
        var page = await self.Ask(ActAs);
        await self.Post(ActAs, new("officer", officer), new("__RequestVerificationToken", FormToken().Match(page.Text).Groups["token"].Value));
        return self;
    }

    /// <summary>Shows a dossier's second factor.</summary>
    public static async Task<DeskVisitor> Follow(Uri host, string code, string factor)
    {
        var self = new DeskVisitor(host);
        await self.Post(Track, new("ma", code), new("bm", factor));
        return self;
    }

    /// <summary>Asks for a page; one that leads to another is an answer by itself, and is not followed.</summary>
    public async Task<DeskAnswer> Ask(string path)
    {
        Requests++;
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect)) throw new InvalidOperationException($"{path} was answered with {(int)answer.StatusCode}.");
        var body = await answer.Content.ReadAsByteArrayAsync();
        return new DeskAnswer(body.Length, Encoding.UTF8.GetString(Inflate(body, answer.Content.Headers.ContentEncoding.SingleOrDefault())));
    }

    public void Dispose() => client.Dispose();

    private async Task Post(string path, params IEnumerable<KeyValuePair<string, string>> fields)
    {
        Requests++;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{path} did not let anybody in: {(int)answer.StatusCode}.");
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
