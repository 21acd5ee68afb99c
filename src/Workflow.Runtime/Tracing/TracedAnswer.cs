using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Tracing;

/// <summary>What the script's result stands for, by what the activity waits for.</summary>
internal static class TracedAnswer
{
    private static readonly string[] ofCall = ["statusCode", "failure"];
    private static readonly string[] ofRequest = ["path", "method", "query", "headers", "routeData", "body", "failure"];

    /// <summary>
    /// The payload of an answer: of a call the result itself where it says <c>statusCode</c> or <c>failure</c>, else the body of an answer with status 200; of a
    /// request the result where it has the parts of one, else the body of one; anything else is the result as it is.
    /// </summary>
    public static string? Of(Wait wait, string? resultJson)
    {
        var result = resultJson is not null && JsValue.TryFromJson(resultJson, out var read) ? read : JsValue.Null;
        return wait.Kind switch
        {
            WaitKind.Call when !Says(result, ofCall) => Object(("statusCode", JsValue.Of(200)), ("headers", JsValue.Object()), ("body", result)),
            WaitKind.Endpoint => OfRequest(wait.Key, Says(result, ofRequest) ? result : JsValue.Object([new("body", result)])),
            _ => resultJson,
        };
    }

    private static string OfRequest(string key, JsValue given)
    {
        var (method, path) = key.Split(' ') is [var m, var p] ? (m, p) : ("", key);
        JsValue Part(string name, JsValue standard) => JsonMember.Of(given, name) is { IsUndefined: false } value ? value : standard;
        return Says(given, ["failure"])
            ? given.ToJson()
            : Object(
                ("path", Part("path", JsValue.Of(path))), ("method", Part("method", JsValue.Of(method))), ("query", Part("query", JsValue.Object())),
                ("headers", Part("headers", JsValue.Object())), ("routeData", Part("routeData", JsValue.Object())), ("body", Part("body", JsValue.Null)));
    }

    private static bool Says(JsValue value, IEnumerable<string> members) => members.Any(name => !JsonMember.Of(value, name).IsUndefined);

    private static string Object(params IEnumerable<(string Name, JsValue Value)> members) =>
        JsValue.Object(members.Select(m => KeyValuePair.Create(m.Name, m.Value))).ToJson();
}
