namespace Workflow.Runtime.Expressions.Tree;

/// <summary>What a declaration or a parameter gives its value to: a name, or a pattern that takes the value apart.</summary>
internal abstract class Binding
{
    public abstract void Bind(Run run, Frame frame, JsValue value);
}

internal sealed class NameBinding(Local local) : Binding
{
    public override void Bind(Run run, Frame frame, JsValue value) => frame.Slots[local.Slot] = value;
}

/// <summary>A binding with a value of its own for where it is given undefined.</summary>
internal sealed class DefaultBinding(Binding inner, Node fallback) : Binding
{
    public override void Bind(Run run, Frame frame, JsValue value) =>
        inner.Bind(run, frame, value.IsUndefined ? fallback.Evaluate(run, frame) : value);
}

/// <summary><c>[a, , b, ...rest]</c>; a null element is skipped.</summary>
internal sealed class ArrayBinding(Binding?[] elements, Binding? rest, int position) : Binding
{
    public override void Bind(Run run, Frame frame, JsValue value)
    {
        run.Step();
        run.At = position;
        var items = Iteration.ItemsOf(run, value);
        for (var i = 0; i < elements.Length; i++) elements[i]?.Bind(run, frame, i < items.Count ? items[i] : JsValue.Undefined);
        if (rest is null) return;
        run.ChargeItems(items.Count);
        rest.Bind(run, frame, JsValue.Of(new JsArray([.. items.Skip(elements.Length)])));
    }
}

/// <summary><c>{ a, b: c, [k]: d, ...rest }</c>.</summary>
internal sealed class ObjectBinding((Node Key, Binding Target)[] members, Binding? rest, int position) : Binding
{
    public override void Bind(Run run, Frame frame, JsValue value)
    {
        run.Step();
        run.At = position;
        if (value.IsNullish) throw ScriptAbort.Type("TakeApartNothing", Coercion.Shown(value));
        var taken = new HashSet<string>();
        foreach (var (key, target) in members)
        {
            var name = Coercion.ToKey(run, key.Evaluate(run, frame));
            taken.Add(name);
            target.Bind(run, frame, Property.Get(run, value, name));
        }
        if (rest is null) return;
        var left = new JsObject();
        foreach (var (name, member) in Property.OwnMembers(run, value))
            if (!taken.Contains(name)) left.Set(name, member);
        rest.Bind(run, frame, JsValue.Of(left));
    }
}
