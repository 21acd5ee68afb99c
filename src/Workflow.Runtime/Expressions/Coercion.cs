namespace Workflow.Runtime.Expressions;

/// <summary>Which primitive an operator would rather have.</summary>
internal enum Hint : byte { Default, Number, Text }

/// <summary>ECMAScript's conversions; those of objects may call functions of the script.</summary>
internal static class Coercion
{
    public static JsValue ToPrimitive(Run run, JsValue value, Hint hint)
    {
        switch (value.Content)
        {
            case JsObject members: return ToPrimitive(run, value, members, hint);
            case JsArray: return JsValue.Of(Joining.Join(run, value, ","));
            case JsDate date when hint == Hint.Number: return JsValue.Of(date.Time);
            case JsDate date: return JsValue.Of(DateText.Full(date.Time, run.Scope.Zone));
            case JsFunction function:
                run.ChargeText(function.Source.Length);
                return JsValue.Of(function.Source);
            default: return value;
        }
    }

    public static double ToNumber(Run run, JsValue value)
    {
        if (value.IsNumber || value.IsBoolean) return value.Raw;
        if (value.IsUndefined) return double.NaN;
        if (value.IsNullish) return 0;
        return value.IsText ? NumberText.Read(value.AsText()) : ToNumber(run, ToPrimitive(run, value, Hint.Number));
    }

    public static string ToText(Run run, JsValue value) => value.Kind switch
    {
        JsKind.String => value.AsText(),
        JsKind.Undefined => "undefined",
        JsKind.Null => "null",
        JsKind.Boolean => value.AsBoolean() ? "true" : "false",
        JsKind.Number => NumberText.Of(value.Raw),
        JsKind.Array or JsKind.Object or JsKind.Date or JsKind.Function => ToText(run, ToPrimitive(run, value, Hint.Text)),
        _ => throw new InvalidOperationException($"No text of {value.Kind}."),
    };

    /// <summary>The name under which a member stands.</summary>
    public static string ToKey(Run run, JsValue value) => value.Content as string ?? ToText(run, value);

    /// <summary>Without fraction; NaN is 0, infinities stay.</summary>
    public static double ToInteger(Run run, JsValue value)
    {
        var number = ToNumber(run, value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0;
    }

    /// <summary>A position counted from the end where negative, held within 0 and the length; absent is <paramref name="absent"/>.</summary>
    public static int ToPosition(Run run, JsValue value, int length, int absent)
    {
        if (value.IsUndefined) return absent;
        var position = ToInteger(run, value);
        return (int)(position < 0 ? Math.Max(0, length + position) : Math.Min(position, length));
    }

    /// <summary>How a fault shows a value: short, and without calling anything.</summary>
    public static string Shown(JsValue value)
    {
        const int most = 60;
        return value.Kind switch
        {
            JsKind.String when value.AsText().Length > most => JsonWriting.Quoted(value.AsText()[..most]) + "…",
            JsKind.Array => "[…]",
            JsKind.Object => "{…}",
            _ => value.ToString(),
        };
    }

    private static JsValue ToPrimitive(Run run, JsValue self, JsObject members, Hint hint)
    {
        var (first, second) = hint == Hint.Text ? ("toString", "valueOf") : ("valueOf", "toString");
        foreach (var name in (ReadOnlySpan<string>)[first, second])
        {
            if (!members.TryGet(name, out var own))
            {
                if (name == "toString") return JsValue.Of("[object Object]");
                continue;
            }
            if (own.Content is not JsFunction function) continue;
            var made = function.Call(run, self, []);
            if (!made.IsHeap) return made;
        }
        throw ScriptAbort.Type("NoPrimitive");
    }
}
