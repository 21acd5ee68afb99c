using System.Text;

namespace Workflow.Runtime.Expressions.Members;

/// <summary>Members of String that ask or change letters; positions are UTF-16 units.</summary>
internal static class TextMembers
{
    public static readonly JsNative[] All =
    [
        new("at", 1, (run, self, arguments) => At(Self(run, self), Coercion.ToInteger(run, arguments.At(0)))),
        new("charAt", 1, (run, self, arguments) => CharAt(Self(run, self), Coercion.ToInteger(run, arguments.At(0)))),
        new("charCodeAt", 1, (run, self, arguments) => CodeAt(Self(run, self), Coercion.ToInteger(run, arguments.At(0)))),
        new("codePointAt", 1, (run, self, arguments) => CodePointAt(Self(run, self), Coercion.ToInteger(run, arguments.At(0)))),
        new("endsWith", 1, EndsWith),
        new("includes", 1, (run, self, arguments) => JsValue.Of(Find(run, self, arguments) >= 0)),
        new("indexOf", 1, (run, self, arguments) => JsValue.Of(Find(run, self, arguments))),
        new("isWellFormed", 0, (run, self, _) => JsValue.Of(WellFormed.IsOf(Charged(run, self)))),
        new("lastIndexOf", 1, LastIndexOf),
        new("normalize", 0, Normalize),
        new("startsWith", 1, StartsWith),
        new("toLowerCase", 0, (run, self, _) => JsValue.Of(Casing.Lower(Charged(run, self)))),
        new("toString", 0, (run, self, _) => JsValue.Of(Self(run, self))),
        new("toUpperCase", 0, (run, self, _) => JsValue.Of(Casing.Upper(Charged(run, self)))),
        new("toWellFormed", 0, (run, self, _) => JsValue.Of(WellFormed.Mend(Charged(run, self)))),
        new("valueOf", 0, (run, self, _) => JsValue.Of(Self(run, self))),
    ];

    /// <summary>The text on which a member was called; nothing has no members.</summary>
    public static string Self(Run run, JsValue self) =>
        self.IsNullish ? throw ScriptAbort.Type("MemberOfNothing", Coercion.Shown(self)) : Coercion.ToText(run, self);

    private static string Charged(Run run, JsValue self)
    {
        var text = Self(run, self);
        run.ChargeText(text.Length);
        return text;
    }

    private static JsValue At(string text, double position)
    {
        var at = position < 0 ? text.Length + position : position;
        return at >= 0 && at < text.Length ? JsValue.Of(text[(int)at].ToString()) : JsValue.Undefined;
    }

    private static JsValue CharAt(string text, double at) =>
        at >= 0 && at < text.Length ? JsValue.Of(text[(int)at].ToString()) : JsValue.EmptyText;

    private static JsValue CodeAt(string text, double at) => at >= 0 && at < text.Length ? JsValue.Of(text[(int)at]) : JsValue.NaN;

    private static JsValue CodePointAt(string text, double at)
    {
        if (at < 0 || at >= text.Length) return JsValue.Undefined;
        var i = (int)at;
        var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        return JsValue.Of(pair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]);
    }

    private static int Find(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = Self(run, self);
        var sought = Coercion.ToText(run, arguments.At(0));
        var from = (int)Math.Clamp(Coercion.ToInteger(run, arguments.At(1)), 0, text.Length);
        run.ChargeText(SearchCost(text.Length - from, sought.Length));
        var found = text.AsSpan(from).IndexOf(sought, StringComparison.Ordinal);
        return found < 0 ? -1 : found + from;
    }

    /// <summary>What a search costs: it is read many letters at a time, but an evil text makes it compare the sought one again and again.</summary>
    public static double SearchCost(int length, int sought) => 1 + (length / 16.0 * Math.Max(1, sought / 256.0));

    private static JsValue LastIndexOf(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = Self(run, self);
        var sought = Coercion.ToText(run, arguments.At(0));
        var asked = Coercion.ToNumber(run, arguments.At(1));
        var last = double.IsNaN(asked) ? text.Length : (int)Math.Clamp(Math.Truncate(asked), 0, text.Length);
        run.ChargeText(SearchCost(last, sought.Length));
        var end = Math.Min(text.Length, last + sought.Length);
        return JsValue.Of(sought.Length == 0 ? last : text.AsSpan(0, end).LastIndexOf(sought, StringComparison.Ordinal));
    }

    private static JsValue StartsWith(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = Self(run, self);
        var sought = Coercion.ToText(run, arguments.At(0));
        var from = (int)Math.Clamp(Coercion.ToInteger(run, arguments.At(1)), 0, text.Length);
        return JsValue.Of(text.AsSpan(from).StartsWith(sought, StringComparison.Ordinal));
    }

    private static JsValue EndsWith(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = Self(run, self);
        var sought = Coercion.ToText(run, arguments.At(0));
        var end = arguments.At(1).IsUndefined ? text.Length : (int)Math.Clamp(Coercion.ToInteger(run, arguments.At(1)), 0, text.Length);
        return JsValue.Of(text.AsSpan(0, end).EndsWith(sought, StringComparison.Ordinal));
    }

    private static JsValue Normalize(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = Charged(run, self);
        var asked = arguments.At(0).IsUndefined ? "NFC" : Coercion.ToText(run, arguments.At(0));
        var form = asked switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => throw ScriptAbort.Range("NoSuchForm", Coercion.Shown(JsValue.Of(asked))),
        };
        run.ChargeText(text.Length * 3.0);
        return JsValue.Of(WellFormed.Map(text, part => part.Normalize(form)));
    }
}
