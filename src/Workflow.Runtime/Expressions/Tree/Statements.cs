namespace Workflow.Runtime.Expressions.Tree;

/// <summary>How a statement ended.</summary>
internal enum Ending : byte { Normal, Returned }

/// <summary>A statement. <c>value</c> is the completion value as <c>eval</c> has it; after a return it is what was returned.</summary>
internal abstract class Statement
{
    public abstract Ending Execute(Run run, Frame frame, ref JsValue value);

    public static Ending All(Statement[] statements, Run run, Frame frame, ref JsValue value)
    {
        foreach (var statement in statements)
            if (statement.Execute(run, frame, ref value) == Ending.Returned) return Ending.Returned;
        return Ending.Normal;
    }
}

internal sealed class ExpressionStatement(Node expression) : Statement
{
    public Node Expression => expression;

    public override Ending Execute(Run run, Frame frame, ref JsValue value)
    {
        value = expression.Evaluate(run, frame);
        return Ending.Normal;
    }
}

internal sealed class ReturnStatement(Node? expression) : Statement
{
    public override Ending Execute(Run run, Frame frame, ref JsValue value)
    {
        value = expression?.Evaluate(run, frame) ?? JsValue.Undefined;
        return Ending.Returned;
    }
}

internal sealed class DeclareStatement(Binding binding, Node? initial) : Statement
{
    public override Ending Execute(Run run, Frame frame, ref JsValue value)
    {
        binding.Bind(run, frame, initial?.Evaluate(run, frame) ?? JsValue.Undefined);
        return Ending.Normal;
    }
}

internal sealed class BlockStatement(Statement[] statements) : Statement
{
    public override Ending Execute(Run run, Frame frame, ref JsValue value) => All(statements, run, frame, ref value);
}

/// <summary>A ladder of <c>if … else if … else</c>, kept flat.</summary>
internal sealed class IfStatement((Node Test, Statement Body)[] rungs, Statement? otherwise) : Statement
{
    public override Ending Execute(Run run, Frame frame, ref JsValue value)
    {
        run.Step();
        value = JsValue.Undefined;
        foreach (var (test, body) in rungs)
            if (test.Evaluate(run, frame).IsTruthy) return body.Execute(run, frame, ref value);
        return otherwise?.Execute(run, frame, ref value) ?? Ending.Normal;
    }
}
