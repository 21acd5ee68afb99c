using System.Text;

namespace Workflow.Runtime.Expressions;

/// <summary>Measures the JSON of a value without writing it, and stops at the first byte or level too many.</summary>
internal ref struct ResultSize(int most)
{
    private const int DateSize = 29;
    private int left = most;

    public static void Require(JsValue value, int most)
    {
        if (value.Kind == JsKind.Function) throw ScriptAbort.Of(ScriptFault.OutsideSubset, ExpressionSentences.Of("ScriptResultIsFunction"));
        var size = new ResultSize(most);
        size.Add(value, 0);
    }

    private void Add(JsValue value, int depth)
    {
        if (depth > JsonReading.MostDepth) throw ScriptAbort.Of(ScriptFault.TooDeep);
        switch (value.Content)
        {
            case string text: Add(text); break;
            case JsArray array:
                Take(2 + array.Items.Count);
                foreach (var item in array.Items) Add(item, depth + 1);
                break;
            case JsObject members:
                Take(2);
                foreach (var (name, member) in members.Members())
                {
                    Add(name);
                    Take(2);
                    Add(member, depth + 1);
                }
                break;
            case JsDate: Take(DateSize); break;
            default: Take(value.IsNumber ? NumberText.Of(value.AsNumber()).Length : 4); break;
        }
    }

    // A control sign or a lone surrogate takes six bytes as an escape; only such texts are written to be measured.
    private void Add(string text)
    {
        if (text.Length > left) Take(text.Length);
        var plain = text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0
            && text.AsSpan().IndexOfAny('"', '\\') < 0;
        Take(plain ? Encoding.UTF8.GetByteCount(text) + 2 : Encoding.UTF8.GetByteCount(JsonWriting.Quoted(text)));
    }

    private void Take(int bytes)
    {
        left -= bytes;
        if (left < 0) throw ScriptAbort.Of(ScriptFault.TooLarge);
    }
}
