using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Takes one of two ways by a condition; nothing counts as false.</summary>
internal sealed class FlowDecision : ActivityType
{
    private static readonly ActivityResult.Completed yes = new(["True"]);
    private static readonly ActivityResult.Completed no = new(["False"]);

    public override string Name => "Elsa.FlowDecision";
    public override string Category => "Branching";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("FlowDecision");
    public override Phrase Description { get; } = ActivitySentences.Of("FlowDecisionDescription");
    public override IReadOnlyList<string> Outcomes { get; } = ["True", "False"];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Condition", "Boolean", ActivitySentences.Of("InputCondition"), "singleline", "false") { TakesExpressions = true }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("Condition"), Outcomes);

    private sealed class Behaviour(Expression? condition, IReadOnlyList<string> outcomes) : ActivityBehaviour
    {
        public override IReadOnlyList<string> Outcomes => outcomes;

        public override ActivityResult Execute(Run run)
        {
            var value = run.Evaluate(condition, InputType.Boolean, "condition", out var failure);
            if (failure is not null) return failure;
            return !value.IsNullish && value.AsBoolean() ? yes : no;
        }
    }
}
