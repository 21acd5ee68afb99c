using Workflow.Core;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Gives a variable a value.</summary>
internal sealed class SetVariable : ActivityType
{
    public override string Name => "Elsa.SetVariable";
    public override string Category => "Primitives";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("SetVariable");
    public override Phrase Description { get; } = ActivitySentences.Of("SetVariableDescription");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("Variable", "Variable", ActivitySentences.Of("InputVariable"), "variable-picker") { IsWrapped = false },
        new("Value", "Object", ActivitySentences.Of("InputValue"), "singleline") { TakesExpressions = true },
    ];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Variable("Variable"), inputs.Value("Value"));

    private sealed class Behaviour(DeclaredVariable? variable, Expression? expression) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var value = run.Evaluate(expression, InputType.Any, "value", out var failure);
            if (failure is not null) return failure;
            return run.SetVariable(variable!, value.IsUndefined ? JsValue.Null : value) ?? (ActivityResult)ActivityResult.Done;
        }
    }
}
