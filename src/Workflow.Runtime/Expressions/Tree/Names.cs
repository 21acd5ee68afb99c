namespace Workflow.Runtime.Expressions.Tree;

/// <summary>A declared name: its slot in the frame of its function.</summary>
internal sealed class Local(string name, int slot, FrameLayout layout, bool isConstant)
{
    public string Name { get; } = name;
    public int Slot { get; } = slot;
    public FrameLayout Layout { get; } = layout;
    public bool IsConstant { get; } = isConstant;
}

/// <summary>How many slots a function's frame has, and in which function it stands.</summary>
internal sealed class FrameLayout(FrameLayout? outer)
{
    public FrameLayout? Outer { get; } = outer;

    public int Slots { get; private set; }

    public int NextSlot() => Slots++;

    public int HopsTo(FrameLayout target)
    {
        var hops = 0;
        for (var layout = this; layout != target; layout = layout.Outer!) hops++;
        return hops;
    }
}

internal sealed class LocalNode(Local local, int hops, int position) : Node
{
    public Local Local { get; } = local;

    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var value = frame.Out(hops).Slots[Local.Slot];
        if (!value.IsUnset) return value;
        run.At = position;
        throw new ScriptAbort(ScriptFault.ReferenceError, ExpressionSentences.Of("BeforeDeclaration", Local.Name));
    }
}

/// <summary>A name that an arrow function uses before the text declares it; the parser sets what it means when it has read everything.</summary>
internal sealed class LateNode : Node
{
    public Node? Meaning { get; set; }

    public override JsValue Evaluate(Run run, Frame frame) => Meaning!.Evaluate(run, frame);
}

/// <summary>Assignment to a <c>let</c>, with the operator of a compound assignment where there is one.</summary>
internal sealed class AssignLocalNode(LocalNode target, int hops, BinaryOperator? compound, Node value, int position) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        JsValue result;
        if (compound is { } combine)
        {
            var left = target.Evaluate(run, frame);
            var right = value.Evaluate(run, frame);
            run.At = position;
            result = Operators.Apply(run, combine, left, right);
        }
        else result = value.Evaluate(run, frame);
        var slots = frame.Out(hops).Slots;
        if (slots[target.Local.Slot].IsUnset) target.Evaluate(run, frame);
        slots[target.Local.Slot] = result;
        return result;
    }
}

/// <summary><c>x &amp;&amp;= y</c>, <c>x ||= y</c>, <c>x ??= y</c>: the right side is evaluated only if it will be assigned.</summary>
internal sealed class AssignLogicalNode(LocalNode target, int hops, LogicalOperator when, Node value) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var left = target.Evaluate(run, frame);
        if (LogicalNode.IsDecided(when, left)) return left;
        return frame.Out(hops).Slots[target.Local.Slot] = value.Evaluate(run, frame);
    }
}
