namespace Workflow.Runtime.Expressions.Tree;

/// <summary>
/// A node of the compiled tree: immutable after parsing, evaluated by one virtual call. The order of evaluation, the moment of each
/// conversion and each error are ECMAScript's.
/// </summary>
internal abstract class Node
{
    public abstract JsValue Evaluate(Run run, Frame frame);
}

/// <summary>The variables of one call: of the script, or of an arrow function inside the call that made it.</summary>
internal sealed class Frame(int slots, Frame? outer)
{
    public readonly JsValue[] Slots = slots == 0 ? [] : new JsValue[slots];
    public readonly Frame? Outer = outer;

    public Frame Out(int hops)
    {
        var frame = this;
        for (; hops > 0; hops--) frame = frame.Outer!;
        return frame;
    }

    /// <summary>A frame whose every slot waits for its declaration.</summary>
    public static Frame Open(int slots, Frame? outer)
    {
        var frame = new Frame(slots, outer);
        Array.Fill(frame.Slots, JsValue.Unset);
        return frame;
    }
}

internal sealed class ConstantNode(JsValue value) : Node
{
    public JsValue Value { get; } = value;

    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        return Value;
    }
}
