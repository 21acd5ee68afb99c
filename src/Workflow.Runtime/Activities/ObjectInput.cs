using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>An input that is an object: one expression for the whole, or one for each member, as the designer's table of keys and values writes it.</summary>
internal sealed record ObjectInput(Expression? Whole, IReadOnlyList<(string Name, Expression? Value)> Members)
{
    /// <summary>Its members; none where nothing is given.</summary>
    public IEnumerable<KeyValuePair<string, JsValue>> Evaluate(Run run, out ActivityResult.Failed? failure)
    {
        var values = new List<KeyValuePair<string, JsValue>>();
        failure = null;
        foreach (var (name, expression) in Members)
        {
            values.Add(new(name, run.Evaluate(expression, InputType.Any, name, out failure)));
            if (failure is not null) return [];
        }
        var whole = run.Evaluate(Whole, InputType.Object, "input", out failure);
        if (failure is not null || whole.IsNullish) return values;
        if (whole.Kind == JsKind.Object) return whole.AsObject();
        failure = new("InputNotObject", RunSentences.Of("InputNotObject", run.Subject));
        return [];
    }
}
