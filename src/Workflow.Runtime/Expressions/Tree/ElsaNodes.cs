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
internal sealed class GetterNode(string name, int position) : Node
{
    public const string From = "From";

    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        if (run.FindVariable(name) is { } variable && run.TryGetVariable(variable, out var value)) return value;
        if (run.Scope.FindInput(name) is { } input && run.Scope.TryGetInput(input, out value)) return run.Copied(value);
        for (var at = name.IndexOf(From, 1, StringComparison.Ordinal); at > 0 && at + From.Length < name.Length; at = name.IndexOf(From, at + 1, StringComparison.Ordinal))
            if (run.Scope.TryGetOutput(name[(at + From.Length)..], name[..at], out value)) return run.Copied(value);
        run.At = position;
        throw new ScriptAbort(ScriptFault.ReferenceError, ExpressionSentences.Of("NothingToGet", name));
    }
}

/// <summary><c>set&lt;Name&gt;(value)</c>.</summary>
internal sealed class SetterNode(string name, Node value, int position) : Node
{
    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        var assigned = value.Evaluate(run, frame);
        run.At = position;
        var variable = run.FindVariable(name) ?? throw new ScriptAbort(ScriptFault.ReferenceError, ExpressionSentences.Of("NothingToSet", name));
        run.SetVariable(variable, assigned);
        return JsValue.Undefined;
    }
}
