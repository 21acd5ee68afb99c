using System.Net.Http.Headers;
using System.Text;
using Workflow.Core;
using Workflow.Core.Dossiers;

namespace Workflow.Host.Outbox;

/// <summary>Turns a call into a request, or says why it cannot be one.</summary>
internal static class CallRequest
{
    private const int MostHeaders = 64;
    private const string ContentType = "Content-Type";
    private const string LineEnds = "\r\n\0";

    /// <summary>The request with the bytes of its body; the rejection where no request can be made of the call.</summary>
    public static Result<(HttpRequestMessage Request, byte[] Body)> Of(HttpCall call)
    {
        if (!Uri.TryCreate(call.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            return OutboxSentences.Refuse(RejectionKind.Unprocessable, "UrlUnusable");
        if (call.Method.Length == 0 || !call.Method.All(char.IsAsciiLetter)) return OutboxSentences.Refuse(RejectionKind.Unprocessable, "MethodUnusable", call.Method);

        var body = Encoding.UTF8.GetBytes(call.Body ?? "");
        var request = new HttpRequestMessage(new HttpMethod(call.Method), address);
        if (call.Body is not null) request.Content = new ByteArrayContent(body);
        if (UnusableHeader(request, call) is not { } name) return (request, body);
        request.Dispose();
        return OutboxSentences.Refuse(RejectionKind.Unprocessable, "HeaderUnusable", name);
    }

    /// <summary>Puts the headers in; the name of the first that cannot be sent.</summary>
    private static string? UnusableHeader(HttpRequestMessage request, HttpCall call)
    {
        if (request.Content is { } content && !TryAdd(content.Headers, ContentType, call.ContentType ?? "text/plain; charset=utf-8")) return ContentType;
        var left = MostHeaders;
        foreach (var (name, value) in call.Headers)
        {
            if (left-- == 0 || CallHeaders.AreOwn(name)) return name;
            // Some headers belong to the body, and only there they are taken.
            if (!TryAdd(request.Headers, name, value) && (request.Content is null || !TryAdd(request.Content.Headers, name, value))) return name;
        }
        return null;
    }

    private static bool TryAdd(HttpHeaders headers, string name, string value) =>
        !value.AsSpan().ContainsAny(LineEnds) && headers.TryAddWithoutValidation(name, value);
}
