using System.Globalization;
using System.Text;

namespace Workflow.Runtime.Expressions;

/// <summary>Compact JSON of a value that holds no functions to call and no cycle: what leaves an evaluation.</summary>
internal static class JsonWriting
{
    public static string Write(JsValue value)
    {
        if (value.IsText) return Quoted(value.AsText());
        var json = new StringBuilder();
        Append(json, value);
        return json.ToString();
    }

    /// <summary>A JSON string; a lone surrogate is escaped, so that the text is always valid UTF-8.</summary>
    public static string Quoted(string text)
    {
        var json = new StringBuilder(text.Length + 2);
        AppendQuoted(json, text);
        return json.ToString();
    }

    public static void AppendQuoted(StringBuilder json, string text)
    {
        json.Append('"');
        var plainFrom = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair) i++;
            else if (EscapeOf(text[i]) is { } escape)
            {
                json.Append(text, plainFrom, i - plainFrom).Append(escape);
                plainFrom = i + 1;
            }
        }
        json.Append(text, plainFrom, text.Length - plainFrom).Append('"');
    }

    /// <summary>A number as JSON has it: what is not finite is null.</summary>
    public static string NumberOf(double number) => double.IsFinite(number) ? NumberText.Of(number) : "null";

    private static void Append(StringBuilder json, JsValue value)
    {
        switch (value.Kind)
        {
            case JsKind.Boolean: json.Append(value.AsBoolean() ? "true" : "false"); break;
            case JsKind.Number: json.Append(NumberOf(value.AsNumber())); break;
            case JsKind.String: AppendQuoted(json, value.AsText()); break;
            case JsKind.Array: AppendArray(json, value.AsArray()); break;
            case JsKind.Object: AppendObject(json, value.AsObject()); break;
            case JsKind.Date: AppendDate(json, ((JsDate)value.Content!).Time); break;
            default: json.Append("null"); break;
        }
    }

    private static void AppendArray(StringBuilder json, IReadOnlyList<JsValue> items)
    {
        json.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) json.Append(',');
            Append(json, items[i]);
        }
        json.Append(']');
    }

    private static void AppendObject(StringBuilder json, IEnumerable<KeyValuePair<string, JsValue>> members)
    {
        json.Append('{');
        var first = true;
        foreach (var (name, value) in members)
        {
            if (value.Kind is JsKind.Undefined or JsKind.Function) continue;
            if (!first) json.Append(',');
            first = false;
            AppendQuoted(json, name);
            json.Append(':');
            Append(json, value);
        }
        json.Append('}');
    }

    private static void AppendDate(StringBuilder json, double time)
    {
        if (double.IsNaN(time)) json.Append("null");
        else json.Append('"').Append(DateText.Iso(time)).Append('"');
    }

    private static string? EscapeOf(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or (>= '\ud800' and <= '\udfff') => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
        _ => null,
    };
}
