using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Core.Dossiers;

namespace Workflow.Host.Outbox;

/// <summary>
/// An answer as the process gets it: <c>{ "statusCode", "headers": { name: [values] }, "body" }</c>, the body as JSON where it says so and
/// is, else as text. A body over 64 KB is left out and <c>"bodyTooLarge": true</c> stands in its place.
/// </summary>
internal static class CallAnswer
{
    public const int LongestBody = 64 * 1024;
    private const int Deepest = 64;

    private static readonly JsonWriterOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<string> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await ReadBody(response.Content, cancellation);
        var json = Write(response, body);
        // The answer becomes a value of the dossier: escapes and headers count, too.
        return json.Length <= Variable.LongestValue ? json : Write(response, body: null);
    }

    /// <summary>The body, or null where it is longer than may be; no more of it is read than that.</summary>
    private static async Task<byte[]?> ReadBody(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > LongestBody) return null;
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[LongestBody + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length > LongestBody ? null : buffer[..length];
    }

    private static string Write(HttpResponseMessage response, byte[]? body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, readable))
        {
            writer.WriteStartObject();
            writer.WriteNumber("statusCode", (int)response.StatusCode);
            writer.WriteStartObject("headers");
            foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)) WriteHeader(writer, name, values);
            writer.WriteEndObject();
            if (body is null) writer.WriteBoolean("bodyTooLarge", true);
            else WriteBody(writer, response.Content, body);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteHeader(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        // A session with the receiver is not a fact of the dossier.
        if (name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)) return;
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    private static void WriteBody(Utf8JsonWriter writer, HttpContent content, byte[] body)
    {
        writer.WritePropertyName("body");
        if (body.Length == 0)
        {
            writer.WriteNullValue();
            return;
        }
        if (IsJson(content.Headers.ContentType?.MediaType) && Parse(body) is { } document)
            using (document) document.WriteTo(writer);
        else writer.WriteStringValue(EncodingOf(content).GetString(body));
    }

    private static bool IsJson(string? mediaType) =>
        mediaType is not null
        && (mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Encoding EncodingOf(HttpContent content)
    {
        try
        {
            return content.Headers.ContentType?.CharSet is { } name ? Encoding.GetEncoding(name.Trim('"')) : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            // A character set that nobody knows; UTF-8 shows at least its ASCII.
            return Encoding.UTF8;
        }
    }
}
