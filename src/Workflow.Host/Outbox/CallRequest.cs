using System.Text;
using Workflow.Core.Dossiers;

namespace Workflow.Host.Outbox;

/// <summary>Turns a call into a request, or says why it cannot be one.</summary>
internal static class CallRequest
{
    private const int MostHeaders = 64;
    private const string LineEnds = "\r\n\0";

    /// <returns>The request with its body, or a code of <see cref="OutboxSentences"/>.</returns>
    public static (HttpRequestMessage? Request, byte[] Body, string? Refusal) Of(HttpCall call)
    {
        if (!Uri.TryCreate(call.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            return (null, [], RefusalCodes.UrlUnusable);
        if (call.Method.Length == 0 || !call.Method.All(char.IsAsciiLetter)) return (null, [], RefusalCodes.MethodUnusable);

        var body = Encoding.UTF8.GetBytes(call.Body ?? "");
        var request = new HttpRequestMessage(new HttpMethod(call.Method), address);
        if (call.Body is not null) request.Content = new ByteArrayContent(body);
        if (HasUsableHeaders(request, call)) return (request, body, null);
        request.Dispose();
        return (null, [], RefusalCodes.HeaderUnusable);
    }

    private static bool HasUsableHeaders(HttpRequestMessage request, HttpCall call)
    {
        if (call.Headers.Count > MostHeaders) return false;
        if (request.Content is { } content && !content.Headers.TryAddWithoutValidation("Content-Type", call.ContentType ?? "text/plain; charset=utf-8")) return false;
        foreach (var (name, value) in call.Headers)
        {
            if (CallHeaders.AreOwn(name) || value.AsSpan().ContainsAny(LineEnds)) return false;
            if (!request.Headers.TryAddWithoutValidation(name, value) && request.Content?.Headers.TryAddWithoutValidation(name, value) != true) return false;
        }
        return true;
    }
}
