using System.Collections.Frozen;

namespace Workflow.Runtime.Expressions.Members;

/// <summary>The names that stand for themselves: values, functions, and the namespaces with their members.</summary>
internal static class Globals
{
    /// <summary>Values and functions that a script may also hand on.</summary>
    public static readonly FrozenDictionary<string, JsValue> Values = new Dictionary<string, JsValue>
    {
        ["undefined"] = JsValue.Undefined,
        ["NaN"] = JsValue.NaN,
        ["Infinity"] = JsValue.Of(double.PositiveInfinity),
        ["parseInt"] = JsValue.Of(NumberMembers.Statics.Single(native => native.Name == "parseInt")),
        ["parseFloat"] = JsValue.Of(NumberMembers.Statics.Single(native => native.Name == "parseFloat")),
        ["isNaN"] = Native("isNaN", 1, (run, _, arguments) => JsValue.Of(double.IsNaN(Coercion.ToNumber(run, arguments.At(0))))),
        ["isFinite"] = Native("isFinite", 1, (run, _, arguments) => JsValue.Of(double.IsFinite(Coercion.ToNumber(run, arguments.At(0))))),
        ["Boolean"] = Native("Boolean", 1, (_, _, arguments) => JsValue.Of(arguments.At(0).IsTruthy)),
        ["Number"] = Native("Number", 1, (run, _, arguments) => JsValue.Of(arguments.Length == 0 ? 0 : Coercion.ToNumber(run, arguments[0]))),
        ["String"] = Native("String", 1, (run, _, arguments) => arguments.Length == 0 ? JsValue.EmptyText : JsValue.Of(Coercion.ToText(run, arguments[0]))),
    }.ToFrozenDictionary();

    /// <summary>Members of the names that only hold members, or hold members beside being a function.</summary>
    public static readonly FrozenDictionary<string, FrozenDictionary<string, JsValue>> Statics = new Dictionary<string, FrozenDictionary<string, JsValue>>
    {
        ["Array"] = Of(ArrayStatics.All, []),
        ["Boolean"] = Of([], []),
        ["Date"] = Of(DateMembers.Statics, []),
        ["JSON"] = Of(JsonMembers.All, []),
        ["Math"] = Of(MathMembers.All, MathMembers.Constants),
        ["Number"] = Of(NumberMembers.Statics, NumberMembers.Constants),
        ["Object"] = Of(ObjectStatics.All, []),
        ["String"] = Of(TextStatics.All, []),
    }.ToFrozenDictionary();

    private static JsValue Native(string name, int length, NativeBody body) => JsValue.Of(new JsNative(name, length, body));

    private static FrozenDictionary<string, JsValue> Of(JsNative[] natives, (string Name, double Value)[] constants) =>
        natives.Select(native => KeyValuePair.Create(native.Name, JsValue.Of(native)))
            .Concat(constants.Select(constant => KeyValuePair.Create(constant.Name, JsValue.Of(constant.Value))))
            .ToFrozenDictionary();
}

/// <summary><c>Array.…</c>.</summary>
internal static class ArrayStatics
{
    public static readonly JsNative[] All =
    [
        new("from", 1, From),
        new("isArray", 1, (_, _, arguments) => JsValue.Of(arguments.At(0).Kind == JsKind.Array)),
        new("of", 0, (run, _, arguments) => Of(run, arguments)),
    ];

    private static JsValue Of(Run run, ReadOnlySpan<JsValue> arguments)
    {
        run.ChargeItems(arguments.Length);
        return JsValue.Of(new JsArray([.. arguments]));
    }

    private static JsValue From(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var source = arguments.At(0);
        if (source.IsNullish) throw ScriptAbort.Type("NotIterable", Coercion.Shown(source));
        var map = arguments.At(1).IsUndefined ? null : arguments[1].Content as JsFunction ?? throw ScriptAbort.Type("NotAFunction", Coercion.Shown(arguments[1]));
        var made = source.IsText || source.Content is JsArray ? [.. Iteration.ItemsOf(run, source)] : ByLength(run, source);
        for (var i = 0; map is not null && i < made.Count; i++) made[i] = map.Call(run, JsValue.Undefined, [made[i], JsValue.Of(i)]);
        return JsValue.Of(new JsArray(made));
    }

    private static List<JsValue> ByLength(Run run, JsValue source)
    {
        var length = Math.Max(0, Coercion.ToInteger(run, Property.Get(run, source, "length")));
        if (length > uint.MaxValue) throw ScriptAbort.Range("ArrayLength");
        run.ChargeItems((int)Math.Min(length, int.MaxValue));
        var made = new List<JsValue>((int)length);
        for (var i = 0; i < length; i++) made.Add(Property.Get(run, source, NumberText.Of(i)));
        return made;
    }
}

/// <summary><c>String.…</c>.</summary>
internal static class TextStatics
{
    public static readonly JsNative[] All =
    [
        new("fromCharCode", 1, FromCharCode),
        new("fromCodePoint", 1, FromCodePoint),
    ];

    private static JsValue FromCharCode(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var letters = new char[arguments.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            var code = Coercion.ToInteger(run, arguments[i]);
            letters[i] = double.IsFinite(code) ? (char)(ushort)(((code % 65536) + 65536) % 65536) : '\0';
        }
        return JsValue.Of(new string(letters));
    }

    private static JsValue FromCodePoint(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var made = new System.Text.StringBuilder();
        foreach (var argument in arguments)
        {
            var code = Coercion.ToNumber(run, argument);
            if (Math.Truncate(code) != code || code is not (>= 0 and <= 0x10ffff)) throw ScriptAbort.Range("NoSuchCodePoint", NumberText.Of(code));
            if (code > char.MaxValue) made.Append(char.ConvertFromUtf32((int)code));
            else made.Append((char)code);
        }
        return JsValue.Of(made.ToString());
    }
}
