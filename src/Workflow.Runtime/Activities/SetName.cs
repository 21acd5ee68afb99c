using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Names the running process.</summary>
internal sealed class SetName : ActivityType
{
    public override string Name => "Elsa.SetName";
    public override string Category => "Primitives";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("SetName");
    public override Phrase Description { get; } = ActivitySentences.Of("SetNameDescription");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Value", "String", ActivitySentences.Of("InputValue"), "singleline", "") { TakesExpressions = true }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("Value"));

    private sealed class Behaviour(Expression? value) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var name = run.Evaluate(value, InputType.Text, "value", out var failure);
            if (failure is not null) return failure;
            if (run.TooLarge("value", name) is { } tooLarge) return tooLarge;
            run.Rename(name.IsNullish ? null : name.AsText());
            return ActivityResult.Done;
        }
    }
}
