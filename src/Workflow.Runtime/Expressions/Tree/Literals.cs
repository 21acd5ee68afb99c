using System.Text;

namespace Workflow.Runtime.Expressions.Tree;

/// <summary><c>...value</c> among arguments or items; evaluated by what holds it.</summary>
internal sealed class SpreadNode(Node value, int position) : Node
{
    public int Position => position;

    public override JsValue Evaluate(Run run, Frame frame) => value.Evaluate(run, frame);
}

internal sealed class ArrayNode(Node[] items) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        run.ChargeItems(items.Length);
        var made = new List<JsValue>(items.Length);
        foreach (var item in items)
        {
            var value = item.Evaluate(run, frame);
            if (item is SpreadNode spread)
            {
                run.At = spread.Position;
                made.AddRange(Iteration.ItemsOf(run, value));
            }
            else made.Add(value);
        }
        return JsValue.Of(new JsArray(made));
    }
}

/// <summary>An object literal; a member without key spreads its value.</summary>
internal sealed class ObjectNode((Node? Key, Node Value)[] members) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        run.ChargeItems(members.Length);
        var made = new JsObject();
        foreach (var (key, value) in members)
        {
            if (key is null) Spread(run, made, value.Evaluate(run, frame));
            else made.Set(Coercion.ToKey(run, key.Evaluate(run, frame)), value.Evaluate(run, frame));
        }
        return JsValue.Of(made);
    }

    private static void Spread(Run run, JsObject made, JsValue value)
    {
        foreach (var (name, member) in Property.OwnMembers(run, value)) made.Set(name, member);
    }
}

/// <summary>A template: texts, with a value between each two.</summary>
internal sealed class TemplateNode(string[] texts, Node[] values, int position) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var made = new StringBuilder(texts[0]);
        run.ChargeText(texts[0].Length);
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i].Evaluate(run, frame);
            run.At = position;
            var text = Coercion.ToText(run, value);
            run.ChargeText(text.Length + texts[i + 1].Length);
            made.Append(text).Append(texts[i + 1]);
        }
        return JsValue.Of(made.ToString());
    }
}
