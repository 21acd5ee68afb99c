namespace Workflow.Runtime.Expressions.Tree;

/// <summary><c>variables.Name</c>: the variable, or undefined where there is none.</summary>
internal sealed class VariableNode(Node name) : Node
{
    public Node Name => name;

    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        return run.TryGetVariable(Coercion.ToKey(run, name.Evaluate(run, frame)), out var value) ? value : JsValue.Undefined;
    }
}

/// <summary><c>variables.Name = value</c>.</summary>
internal sealed class AssignVariableNode(Node name, Node value) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var key = Coercion.ToKey(run, name.Evaluate(run, frame));
        var assigned = value.Evaluate(run, frame);
        run.SetVariable(key, assigned);
        return assigned;
    }
}

/// <summary>
/// <c>get&lt;Name&gt;()</c>: a variable, else an input, else the output of an activity where the name reads <c>&lt;Output&gt;From&lt;Activity&gt;</c>.
/// </summary>
internal sealed class GetterNode(AccessorName name, int position) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        if (run.FindVariable(name) is { } variable && run.TryGetVariable(variable, out var value)) return value;
        if (run.TryGetInput(name, out value)) return run.Copied(value);
        foreach (var (output, activity) in name.Outputs)
            if (run.Scope.TryGetOutput(activity, output, out value)) return run.Copied(value);
        run.At = position;
        throw new ScriptAbort(ScriptFault.ReferenceError, ExpressionSentences.Of("NothingToGet", name.Pascal));
    }
}

/// <summary><c>set&lt;Name&gt;(value)</c>.</summary>
internal sealed class SetterNode(AccessorName name, Node value, int position) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var assigned = value.Evaluate(run, frame);
        run.At = position;
        var variable = run.FindVariable(name) ?? throw new ScriptAbort(ScriptFault.ReferenceError, ExpressionSentences.Of("NothingToSet", name.Pascal));
        run.SetVariable(variable, assigned);
        return JsValue.Undefined;
    }
}
