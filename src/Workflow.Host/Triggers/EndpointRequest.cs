using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Triggers;

/// <summary>A request to an endpoint of a process, read and bounded.</summary>
/// <param name="Path">Without slashes at its ends.</param>
/// <param name="Correlation">The code or correlation id of the dossier that it is for; null where it names none.</param>
/// <param name="Body">Null for none.</param>
internal sealed record EndpointRequest(
    string Method, string Path, string? Correlation, IQueryCollection Query, IHeaderDictionary Headers, JsonNode? Body, long Size)
{
    public const string CorrelationHeader = "X-Correlation-Id";
    private const string CorrelationParameter = "correlationId";

    // What proves who calls is no business of the process.
    private static readonly string[] secrets = ["Authorization", "Cookie", "Proxy-Authorization", "Idempotency-Key"];

    /// <summary>Most bytes of a request where its endpoint states no limit, so that what the process keeps of it stays within what a value may have.</summary>
    public const long StandardLimit = 48 * 1024;

    /// <summary>Reads a request whose body was read before; refuses a content type that no process takes, and broken JSON.</summary>
    public static Result<EndpointRequest> Read(HttpContext http, string path)
    {
        var request = http.Request;
        var bytes = http.Features.Get<RawBody>()?.Bytes ?? [];
        var body = BodyOf(request, bytes);
        if (body.Rejection is { } unreadable) return unreadable;
        var correlation = request.Headers[CorrelationHeader].ToString() is { Length: > 0 } header ? header : request.Query[CorrelationParameter].ToString();
        return new EndpointRequest(
            request.Method, path.Trim('/'), correlation.Length is 0 or > Dossier.LongestCorrelationId ? null : correlation, request.Query, request.Headers,
            body.Value, bytes.Length);
    }

    /// <summary>What the process is given, as compact JSON.</summary>
    /// <param name="failure">Which refusal the process hears of instead of the body; null for none.</param>
    public string Payload(RouteValueDictionary route, string? failure = null)
    {
        var payload = new JsonObject
        {
            ["path"] = Path,
            ["method"] = Method,
            ["query"] = Texts(Query),
            ["headers"] = Lists(Headers.Where(h => !secrets.Contains(h.Key, StringComparer.OrdinalIgnoreCase))),
            ["routeData"] = new JsonObject(route.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)JsonValue.Create(r.Value?.ToString())))),
            ["body"] = failure is null ? Body?.DeepClone() : null,
        };
        if (failure is not null) payload["failure"] = failure;
        return payload.ToJsonString();
    }

    private static Result<JsonNode?> BodyOf(HttpRequest request, byte[] bytes)
    {
        if (bytes.Length == 0) return (JsonNode?)null;
        var type = request.GetTypedHeaders().ContentType?.MediaType.Value?.ToLowerInvariant() ?? "";
        if (type.EndsWith("/json", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal)) return Json(bytes);
        if (type == "application/x-www-form-urlencoded") return Texts(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(bytes)));
        if (type.StartsWith("text/", StringComparison.Ordinal)) return JsonValue.Create(System.Text.Encoding.UTF8.GetString(bytes));
        return ServiceSentences.Refuse(RejectionKind.Malformed, "EndpointContentType");
    }

    private static Result<JsonNode?> Json(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return ServiceSentences.Refuse(RejectionKind.Malformed, "EndpointBodyUnreadable");
        }
    }

    private static JsonObject Texts(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        new(values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)JsonValue.Create(v.Value.ToString()))));

    private static JsonObject Lists(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        new(values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)new JsonArray([.. v.Value.Select(t => (JsonNode?)JsonValue.Create(t))]))));
}
