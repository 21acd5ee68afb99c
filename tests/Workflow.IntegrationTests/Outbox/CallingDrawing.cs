using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Interpretation;

namespace Workflow.IntegrationTests.Outbox;

/// <summary>A drawing with calls over HTTP: <c>c:Call</c> and <c>c:FlowCall(200,404)</c>. In names of outcomes <c>_</c> stands for a space.</summary>
internal static class CallingDrawing
{
    /// <param name="content">What every call sends, as JSON; null sends GET without a body.</param>
    public static JsonObject Json(string drawing, string url, object? content, bool retries)
    {
        var definition = Drawing.Json(drawing);
        var root = definition["root"]!;
        foreach (var activity in root["activities"]!.AsArray().Select(a => a!.AsObject()))
            if (activity["type"]!.GetValue<string>() is "OneStop.Call" or "OneStop.FlowCall") Redraw(activity, url, content, retries);
        foreach (var connection in root["connections"]!.AsArray())
            connection!["source"]!["port"] = connection["source"]!["port"]!.GetValue<string>().Replace('_', ' ');
        return definition;
    }

    private static void Redraw(JsonObject activity, string url, object? content, bool retries)
    {
        activity["type"] = activity["type"]!.GetValue<string>() == "OneStop.Call" ? "Elsa.SendHttpRequest" : "Elsa.FlowSendHttpRequest";
        activity["url"] = Wrapped("Literal", url);
        activity["method"] = Wrapped("Literal", content is null ? "GET" : "POST");
        if (content is not null) activity["content"] = Wrapped("Object", JsonSerializer.SerializeToNode(content)!);
        activity["enableResiliency"] = Wrapped("Literal", retries);
        if (activity["outcomes"] is { } codes) activity["expectedStatusCodes"] = codes.DeepClone();
        foreach (var member in new[] { "outcomes", "limit", "title" }) activity.Remove(member);
    }

    private static JsonObject Wrapped(string kind, JsonNode value) =>
        new() { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value } };
}
