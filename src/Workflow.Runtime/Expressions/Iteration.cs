namespace Workflow.Runtime.Expressions;

/// <summary>What <c>...</c> and a pattern take a value apart into.</summary>
internal static class Iteration
{
    /// <summary>The items of an array, or the code points of a string; anything else is a TypeError.</summary>
    public static List<JsValue> ItemsOf(Run run, JsValue value)
    {
        if (value.Content is JsArray array)
        {
            run.ChargeItems(array.Items.Count);
            return array.Items;
        }
        if (value.Content is not string text) throw ScriptAbort.Type("NotIterable", Coercion.Shown(value));
        run.ChargeItems(text.Length);
        var letters = new List<JsValue>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var size = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            letters.Add(JsValue.Of(text.Substring(i, size)));
            i += size - 1;
        }
        return letters;
    }
}
