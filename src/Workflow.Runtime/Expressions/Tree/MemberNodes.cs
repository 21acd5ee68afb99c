namespace Workflow.Runtime.Expressions.Tree;

/// <summary><c>a.b</c>, <c>a[b]</c>, <c>a?.b</c>, <c>a?.[b]</c>.</summary>
internal sealed class MemberNode(Node target, Node key, bool isOptional, int position) : Node
{
    private readonly string? name = key is ConstantNode { Value.IsText: true } constant ? constant.Value.AsText() : null;

    /// <summary>How a fault names the member: its source text where that is short.</summary>
    public string Shown => name ?? "[…]";

    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var holder = target.Evaluate(run, frame);
        return holder.IsBroken ? holder : Of(run, frame, holder);
    }

    /// <summary>The member and what holds it, for a call.</summary>
    public JsValue Evaluate(Run run, Frame frame, out JsValue holder)
    {
        run.Step();
        holder = target.Evaluate(run, frame);
        return holder.IsBroken ? holder : Of(run, frame, holder);
    }

    private JsValue Of(Run run, Frame frame, JsValue holder)
    {
        if (isOptional && holder.IsNullish) return JsValue.Broken;
        if (name is not null)
        {
            run.At = position;
            return Property.Get(run, holder, name);
        }
        var index = key.Evaluate(run, frame);
        run.At = position;
        return Property.Get(run, holder, index);
    }
}

/// <summary>The end of a chain with <c>?.</c>: where it broke off, undefined.</summary>
internal sealed class ChainNode(Node chain) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        var value = chain.Evaluate(run, frame);
        return value.IsBroken ? JsValue.Undefined : value;
    }
}

/// <summary>A call of a member, of a name or of any other value.</summary>
internal sealed class CallNode(Node callee, Node[] arguments, bool isOptional, int position, string shown) : Node
{
    private readonly MemberNode? member = callee as MemberNode;
    private readonly bool hasSpread = arguments.Any(argument => argument is SpreadNode);

    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var self = JsValue.Undefined;
        var function = member is null ? callee.Evaluate(run, frame) : member.Evaluate(run, frame, out self);
        if (function.IsBroken) return function;
        if (isOptional && function.IsNullish) return JsValue.Broken;
        var start = run.Top;
        if (hasSpread) PushSpread(run, frame);
        else
            foreach (var argument in arguments) run.Push(argument.Evaluate(run, frame));
        run.At = position;
        if (function.Content is not JsFunction called) throw ScriptAbort.Type("NotAFunction", shown);
        var result = called.Call(run, self, run.Since(start));
        run.PopTo(start);
        return result;
    }

    private void PushSpread(Run run, Frame frame)
    {
        foreach (var argument in arguments)
        {
            var value = argument.Evaluate(run, frame);
            if (argument is SpreadNode spread)
            {
                run.At = spread.Position;
                foreach (var item in Iteration.ItemsOf(run, value)) run.Push(item);
            }
            else run.Push(value);
        }
    }
}
