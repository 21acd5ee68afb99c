namespace Workflow.Runtime.Expressions.Tree;

/// <summary>Operators of one precedence from left to right, kept flat so that a long sum is not a deep tree.</summary>
internal sealed class BinaryNode(Node first, BinaryNode.Part[] parts) : Node
{
    internal readonly record struct Part(BinaryOperator Operation, Node Operand, int Position);

    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var left = first.Evaluate(run, frame);
        foreach (var part in parts)
        {
            var right = part.Operand.Evaluate(run, frame);
            run.At = part.Position;
            left = Operators.Apply(run, part.Operation, left, right);
        }
        return left;
    }
}

/// <summary>Operands joined by one logical operator, kept flat.</summary>
internal sealed class LogicalNode(LogicalOperator operation, Node[] operands) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var value = operands[0].Evaluate(run, frame);
        for (var i = 1; i < operands.Length && !IsDecided(operation, value); i++) value = operands[i].Evaluate(run, frame);
        return value;
    }

    /// <summary>Whether the left side is the result.</summary>
    public static bool IsDecided(LogicalOperator operation, JsValue left) => operation switch
    {
        LogicalOperator.And => !left.IsTruthy,
        LogicalOperator.Or => left.IsTruthy,
        LogicalOperator.Coalesce => !left.IsNullish,
        _ => throw new InvalidOperationException($"No operator {operation}."),
    };
}

internal sealed class UnaryNode(UnaryOperator operation, Node operand, int position) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var value = operand.Evaluate(run, frame);
        run.At = position;
        return Operators.Apply(run, operation, value);
    }
}

/// <summary>A ladder of <c>a ? b : c ? d : e</c>, kept flat.</summary>
internal sealed class ConditionalNode((Node Test, Node Value)[] rungs, Node otherwise) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        foreach (var (test, value) in rungs)
            if (test.Evaluate(run, frame).IsTruthy) return value.Evaluate(run, frame);
        return otherwise.Evaluate(run, frame);
    }
}
