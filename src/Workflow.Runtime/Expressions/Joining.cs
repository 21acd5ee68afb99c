using System.Text;

namespace Workflow.Runtime.Expressions;

/// <summary>The items of an array as one text; an array inside itself is an empty text, as in every engine.</summary>
internal static class Joining
{
    public static string Join(Run run, JsValue array, string separator)
    {
        var made = new StringBuilder();
        Append(run, made, (JsArray)array.Content!, separator);
        return made.ToString();
    }

    private static void Append(Run run, StringBuilder made, JsArray array, string separator)
    {
        if (!run.Open(array)) return;
        run.Enter(1);
        run.ChargeItems(array.Items.Count);
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0) Add(run, made, separator);
            var item = array.Items[i];
            if (item.Content is JsArray inner) Append(run, made, inner, ",");
            else if (!item.IsNullish) Add(run, made, Coercion.ToText(run, item));
        }
        run.Leave(1);
        run.Close(array);
    }

    private static void Add(Run run, StringBuilder made, string text)
    {
        run.ChargeText(text.Length);
        made.Append(text);
    }
}
