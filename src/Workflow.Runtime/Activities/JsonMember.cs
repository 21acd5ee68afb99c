using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Members of values that came from outside or from an expression.</summary>
internal static class JsonMember
{
    /// <summary>A member of an object; undefined where it is absent or the value is no object.</summary>
    public static JsValue Of(JsValue value, string name) =>
        value.Content is JsObject members && members.TryGet(name, out var member) ? member : JsValue.Undefined;

    /// <summary>Headers as names and values, a list joined by commas; none for anything but an object.</summary>
    public static Dictionary<string, string> Headers(JsValue value)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (value.Kind != JsKind.Object) return headers;
        foreach (var (name, content) in value.AsObject())
            headers[name] = content.Kind == JsKind.Array ? string.Join(", ", content.AsArray().Select(Text)) : Text(content);
        return headers;
    }

    /// <summary>A text as it is, nothing as the empty text, anything else as JSON.</summary>
    public static string Text(JsValue value) => value.IsText ? value.AsText() : value.IsNullish ? "" : value.ToJson();
}
