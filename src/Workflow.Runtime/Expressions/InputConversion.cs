namespace Workflow.Runtime.Expressions;

/// <summary>The type that an activity declares for an input.</summary>
public enum InputType { Any, Text, Boolean, Number, Whole, Object }

/// <summary>Brings a value to the declared type of an input.</summary>
public static class InputConversion
{
    private const double MostWhole = 9007199254740991;
    private const int MostShown = 80;

    /// <summary>
    /// The value as the type asks for it. Undefined and null stay: the input is not given. What does not convert is a fault that names
    /// activity, input and value.
    /// </summary>
    public static ScriptResult Convert(JsValue value, InputType type, string activity, string input)
    {
        if (value.IsNullish) return new(value);
        var converted = type switch
        {
            InputType.Any => value,
            InputType.Text => ToText(value),
            InputType.Boolean => ToBoolean(value),
            InputType.Number => ToNumber(value),
            InputType.Whole => ToNumber(value) is { } number && IsWhole(number.AsNumber()) ? number : null,
            InputType.Object => ToObject(value),
            _ => throw new InvalidOperationException($"No conversion to {type}."),
        };
        return converted is { } found ? new(found) : new(Refused(value, "InputType" + type.ToString(), activity, input));
    }

    private static JsValue? ToText(JsValue value) => value.Kind switch
    {
        JsKind.String => value,
        JsKind.Number => JsValue.Of(NumberText.Of(value.AsNumber())),
        JsKind.Boolean => JsValue.Of(value.AsBoolean() ? "true" : "false"),
        JsKind.Date => JsonText(value),
        JsKind.Function => null,
        _ => JsValue.Of(value.ToJson()),
    };

    private static JsValue? JsonText(JsValue date) => JsValue.FromJson(date.ToJson()) is { IsText: true } text ? text : null;

    private static JsValue? ToBoolean(JsValue value)
    {
        if (value.IsBoolean) return value;
        if (!value.IsText) return null;
        return bool.TryParse(value.AsText(), out var read) ? JsValue.Of(read) : null;
    }

    private static JsValue? ToNumber(JsValue value)
    {
        if (value.IsNumber) return double.IsFinite(value.AsNumber()) ? value : null;
        if (!value.IsText || string.IsNullOrWhiteSpace(value.AsText())) return null;
        var read = NumberText.Read(value.AsText());
        return double.IsFinite(read) ? JsValue.Of(read) : null;
    }

    // Studio writes the JSON of an array or object as a string.
    private static JsValue? ToObject(JsValue value)
    {
        if (value.Kind is JsKind.Array or JsKind.Object) return value;
        if (!value.IsText || !JsValue.TryFromJson(value.AsText(), out var read)) return null;
        return read.Kind is JsKind.Array or JsKind.Object ? read : null;
    }

    private static bool IsWhole(double number) => Math.Abs(number) <= MostWhole && Math.Truncate(number) == number;

    /// <summary>The fault of a value that does not convert.</summary>
    /// <param name="type">Key of the type's name among the sentences.</param>
    internal static ScriptFault Refused(JsValue value, string type, string activity, string input)
    {
        var shown = value.ToString();
        if (shown.Length > MostShown) shown = string.Concat(shown.AsSpan(0, MostShown), "…");
        var name = ExpressionSentences.Of(type);
        return new(ScriptFault.NotConvertible, ExpressionSentences.Of(ScriptFault.NotConvertible, activity, input, shown, name));
    }
}
