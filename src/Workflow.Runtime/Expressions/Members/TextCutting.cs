using System.Text;

namespace Workflow.Runtime.Expressions.Members;

/// <summary>Members of String that cut, join and fill.</summary>
internal static class TextCutting
{
    // Longest string that V8 can hold: beyond it Node throws a RangeError, and so does this.
    private const double MostText = 536_870_888;

    public static readonly JsNative[] All =
    [
        new("concat", 1, Concat),
        new("padEnd", 1, (run, self, arguments) => Pad(run, self, arguments, atStart: false)),
        new("padStart", 1, (run, self, arguments) => Pad(run, self, arguments, atStart: true)),
        new("repeat", 1, Repeat),
        new("slice", 2, Slice),
        new("split", 2, Split),
        new("substr", 2, Substr),
        new("substring", 2, Substring),
        new("trim", 0, (run, self, _) => Cut(run, JsSpace.Trim(TextMembers.Self(run, self)))),
        new("trimEnd", 0, (run, self, _) => Cut(run, JsSpace.TrimEnd(TextMembers.Self(run, self)))),
        new("trimStart", 0, (run, self, _) => Cut(run, JsSpace.TrimStart(TextMembers.Self(run, self)))),
    ];

    private static JsValue Cut(Run run, ReadOnlySpan<char> part)
    {
        run.ChargeText(part.Length);
        return JsValue.Of(part.ToString());
    }

    private static JsValue Concat(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var made = new StringBuilder(TextMembers.Self(run, self));
        run.ChargeText(made.Length);
        foreach (var argument in arguments)
        {
            var text = Coercion.ToText(run, argument);
            run.ChargeText(text.Length);
            made.Append(text);
        }
        return JsValue.Of(made.ToString());
    }

    private static JsValue Pad(Run run, JsValue self, ReadOnlySpan<JsValue> arguments, bool atStart)
    {
        var text = TextMembers.Self(run, self);
        var length = Coercion.ToInteger(run, arguments.At(0));
        if (length <= text.Length) return JsValue.Of(text);
        var filler = arguments.At(1).IsUndefined ? " " : Coercion.ToText(run, arguments.At(1));
        if (filler.Length == 0) return JsValue.Of(text);
        if (length > MostText) throw ScriptAbort.Range("TextTooLong");
        run.ChargeText(length);
        var missing = (int)length - text.Length;
        var fill = new StringBuilder((int)length).Insert(0, filler, missing / filler.Length).Append(filler, 0, missing % filler.Length).ToString();
        return JsValue.Of(atStart ? fill + text : text + fill);
    }

    private static JsValue Repeat(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = TextMembers.Self(run, self);
        var times = Coercion.ToInteger(run, arguments.At(0));
        if (times < 0 || double.IsInfinity(times)) throw ScriptAbort.Range("RepeatCount", NumberText.Of(times));
        if (text.Length == 0) return JsValue.EmptyText;
        if (text.Length * times > MostText) throw ScriptAbort.Range("TextTooLong");
        run.ChargeText(text.Length * times);
        return JsValue.Of(new StringBuilder().Insert(0, text, (int)times).ToString());
    }

    private static JsValue Slice(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = TextMembers.Self(run, self);
        var start = Coercion.ToPosition(run, arguments.At(0), text.Length, 0);
        var end = Coercion.ToPosition(run, arguments.At(1), text.Length, text.Length);
        return start < end ? Cut(run, text.AsSpan(start, end - start)) : JsValue.EmptyText;
    }

    private static JsValue Substring(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = TextMembers.Self(run, self);
        var start = (int)Math.Clamp(Coercion.ToInteger(run, arguments.At(0)), 0, text.Length);
        var end = arguments.At(1).IsUndefined ? text.Length : (int)Math.Clamp(Coercion.ToInteger(run, arguments.At(1)), 0, text.Length);
        return Cut(run, text.AsSpan(Math.Min(start, end), Math.Abs(end - start)));
    }

    private static JsValue Substr(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = TextMembers.Self(run, self);
        var start = Coercion.ToPosition(run, arguments.At(0), text.Length, 0);
        var length = arguments.At(1).IsUndefined ? text.Length : Coercion.ToInteger(run, arguments.At(1));
        var taken = (int)Math.Clamp(length, 0, text.Length - start);
        return Cut(run, text.AsSpan(start, taken));
    }

    private static JsValue Split(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = TextMembers.Self(run, self);
        var most = arguments.At(1).IsUndefined ? uint.MaxValue : ToUint32(Coercion.ToNumber(run, arguments.At(1)));
        var separator = Coercion.ToText(run, arguments.At(0));
        if (most == 0) return JsValue.Array();
        if (arguments.At(0).IsUndefined) return JsValue.Array(JsValue.Of(text));
        run.ChargeText(text.Length);
        var parts = new List<JsValue>();
        var made = JsValue.Of(new JsArray(parts));
        if (separator.Length == 0)
        {
            run.ChargeItems((int)Math.Min(text.Length, most));
            for (var i = 0; i < text.Length && parts.Count < most; i++) parts.Add(JsValue.Of(text[i].ToString()));
            return made;
        }
        foreach (var range in text.AsSpan().Split(separator))
        {
            if (parts.Count >= most) break;
            run.ChargeItems(1);
            parts.Add(JsValue.Of(text[range]));
        }
        return made;
    }

    private static uint ToUint32(double number)
    {
        if (!double.IsFinite(number)) return 0;
        var rest = Math.Truncate(number) % 4294967296;
        return (uint)(rest < 0 ? rest + 4294967296 : rest);
    }
}
