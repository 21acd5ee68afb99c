using System.Text;

namespace Workflow.Runtime.Expressions.Members;

/// <summary><c>JSON.parse</c> and <c>JSON.stringify</c>.</summary>
internal static class JsonMembers
{
    public static readonly JsNative[] All = [new("parse", 2, Parse), new("stringify", 3, Stringify)];

    private static JsValue Parse(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = Coercion.ToText(run, arguments.At(0));
        if (arguments.At(1).Content is JsFunction) throw ScriptAbort.Of(ScriptFault.OutsideSubset, "reviver");
        run.ChargeText(text.Length * 4.0);
        var reading = new JsonReading(text);
        if (reading.TryRead(out var value)) return value;
        if (reading.IsTooDeep) throw ScriptAbort.Of(ScriptFault.TooDeep);
        throw new ScriptAbort(ScriptFault.SyntaxError, ExpressionSentences.Of("NotJson", reading.Position + 1));
    }

    private static JsValue Stringify(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var json = new JsonComposing(run, arguments.At(1), Gap(run, arguments.At(2)));
        return json.Compose(arguments.At(0));
    }

    private static string Gap(Run run, JsValue space)
    {
        const int most = 10;
        if (space.IsNumber) return new string(' ', (int)Math.Clamp(Coercion.ToInteger(run, space), 0, most));
        if (!space.IsText) return "";
        return space.AsText().Length > most ? space.AsText()[..most] : space.AsText();
    }
}

/// <summary>One <c>JSON.stringify</c>: calls toJSON and the replacer, and refuses what holds itself.</summary>
internal sealed class JsonComposing(Run run, JsValue replacer, string gap)
{
    private readonly StringBuilder json = new();
    private readonly JsFunction? replace = replacer.Content as JsFunction;
    private readonly List<string>? chosen = replacer.Content is JsArray names ? Chosen(run, names) : null;
    private string indent = "\n";

    public JsValue Compose(JsValue value)
    {
        var holder = new JsObject();
        holder.Set("", value);
        return Append(Replaced(JsValue.Of(holder), "", value)) ? JsValue.Of(json.ToString()) : JsValue.Undefined;
    }

    private static List<string> Chosen(Run run, JsArray names) =>
        [.. names.Items.Where(name => name.IsText || name.IsNumber).Select(name => Coercion.ToKey(run, name)).Distinct()];

    private JsValue Replaced(JsValue holder, string name, JsValue value)
    {
        if (value.Content is JsObject members && members.TryGet("toJSON", out var own) && own.Content is JsFunction convert)
            value = convert.Call(run, value, [JsValue.Of(name)]);
        else if (value.Content is JsDate date)
            value = double.IsNaN(date.Time) ? JsValue.Null : JsValue.Of(DateText.Iso(date.Time));
        return replace is null ? value : replace.Call(run, holder, [JsValue.Of(name), value]);
    }

    /// <summary>False where the value has no JSON.</summary>
    private bool Append(JsValue value)
    {
        switch (value.Kind)
        {
            case JsKind.Null: return Add("null");
            case JsKind.Boolean: return Add(value.AsBoolean() ? "true" : "false");
            case JsKind.Number: return Add(JsonWriting.NumberOf(value.Raw));
            case JsKind.String: return AddQuoted(value.AsText());
            case JsKind.Array: return AppendArray(value, ((JsArray)value.Content!).Items);
            case JsKind.Object: return AppendObject(value, (JsObject)value.Content!);
            // A replacer may give back the date that toJSON has already turned into its text: it has no members of its own.
            case JsKind.Date: return Add("{}");
            default: return false;
        }
    }

    private bool AppendArray(JsValue array, List<JsValue> items)
    {
        var outer = Enter(array);
        Add("[");
        for (var i = 0; i < items.Count; i++)
        {
            Separate(i == 0);
            if (!Append(Replaced(array, NumberText.Of(i), items[i]))) Add("null");
        }
        return Leave(array, outer, items.Count == 0, "]");
    }

    private bool AppendObject(JsValue holder, JsObject members)
    {
        var outer = Enter(holder);
        Add("{");
        var isEmpty = true;
        foreach (var name in chosen ?? [.. members.Members().Select(member => member.Key)])
        {
            var value = Replaced(holder, name, members.TryGet(name, out var found) ? found : JsValue.Undefined);
            if (value.Kind is JsKind.Undefined or JsKind.Function) continue;
            Separate(isEmpty);
            isEmpty = false;
            AddQuoted(name);
            Add(gap.Length > 0 ? ": " : ":");
            Append(value);
        }
        return Leave(holder, outer, isEmpty, "}");
    }

    private string Enter(JsValue value)
    {
        if (!run.Open((JsHeap)value.Content!)) throw ScriptAbort.Type("Circular");
        run.Enter(1);
        var outer = indent;
        indent += gap;
        return outer;
    }

    private bool Leave(JsValue value, string outer, bool isEmpty, string end)
    {
        run.Close((JsHeap)value.Content!);
        run.Leave(1);
        indent = outer;
        if (gap.Length > 0 && !isEmpty) Add(indent);
        return Add(end);
    }

    private void Separate(bool isFirst)
    {
        if (!isFirst) Add(",");
        if (gap.Length > 0) Add(indent);
    }

    private bool AddQuoted(string text)
    {
        run.ChargeText(text.Length + 2);
        JsonWriting.AppendQuoted(json, text);
        return true;
    }

    private bool Add(string text)
    {
        run.ChargeText(text.Length);
        json.Append(text);
        return true;
    }
}
