using System.Globalization;
using Workflow.Runtime.Expressions.Members;

namespace Workflow.Runtime.Expressions;

/// <summary>Reading members: own ones first, then those that the language gives to the kind.</summary>
internal static class Property
{
    public static JsValue Get(Run run, JsValue holder, JsValue key)
    {
        if (key.IsNumber && IndexOf(key.Raw) is var index and >= 0)
        {
            if (holder.Content is JsArray array) return index < array.Items.Count ? array.Items[index] : JsValue.Undefined;
            if (holder.Content is string text) return index < text.Length ? Letter(text, index) : JsValue.Undefined;
        }
        if (holder.IsNullish) throw NothingToRead(holder, key.IsText ? key.AsText() : Coercion.Shown(key));
        return Get(run, holder, Coercion.ToKey(run, key));
    }

    public static JsValue Get(Run run, JsValue holder, string name)
    {
        if (holder.IsNullish) throw NothingToRead(holder, name);
        if (TryGetOwn(holder, name, out var value)) return value;
        if (MemberTable.Of(holder.Kind).TryGetValue(name, out var native)) return JsValue.Of(native);
        if (MemberTable.IsOutside(holder.Kind, name)) throw ScriptAbort.Of(ScriptFault.OutsideSubset, name);
        return JsValue.Undefined;
    }

    /// <summary>Whether <c>in</c> finds the name.</summary>
    public static bool Has(JsValue holder, string name) =>
        TryGetOwn(holder, name, out _) || MemberTable.Of(holder.Kind).ContainsKey(name) || MemberTable.IsOutside(holder.Kind, name);

    public static bool TryGetOwn(JsValue holder, string name, out JsValue value)
    {
        value = JsValue.Undefined;
        switch (holder.Content)
        {
            case JsObject members: return members.TryGet(name, out value);
            case JsArray array when name == "length": value = JsValue.Of(array.Items.Count); return true;
            case string text when name == "length": value = JsValue.Of(text.Length); return true;
            case JsFunction function when name == "length": value = JsValue.Of(function.Length); return true;
            case JsFunction function when name == "name": value = JsValue.Of(function.Name); return true;
            case JsArray array when JsObject.IsIndex(name, out var index) && index < array.Items.Count:
                value = array.Items[(int)index];
                return true;
            case string text when JsObject.IsIndex(name, out var index) && index < text.Length:
                value = Letter(text, (int)index);
                return true;
            default: return false;
        }
    }

    /// <summary>Members that spread, <c>Object.keys</c> and their like see; a primitive other than a string has none.</summary>
    public static IEnumerable<KeyValuePair<string, JsValue>> OwnMembers(Run run, JsValue holder)
    {
        switch (holder.Content)
        {
            case JsObject members:
                run.ChargeItems(members.Count);
                return members.Members();
            case JsArray array:
                run.ChargeItems(array.Items.Count);
                return array.Items.Select((item, index) => KeyValuePair.Create(index.ToString(CultureInfo.InvariantCulture), item));
            case string text:
                run.ChargeItems(text.Length);
                return text.Select((_, index) => KeyValuePair.Create(index.ToString(CultureInfo.InvariantCulture), Letter(text, index)));
            default: return [];
        }
    }

    private static int IndexOf(double number) => number >= 0 && number < int.MaxValue && (int)number == number ? (int)number : -1;

    private static JsValue Letter(string text, int index) => JsValue.Of(text[index].ToString());

    private static ScriptAbort NothingToRead(JsValue holder, string name) => ScriptAbort.Type("ReadOfNothing", Coercion.Shown(holder), name);
}
