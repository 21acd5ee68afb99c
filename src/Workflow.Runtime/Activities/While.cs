using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Repeats its body as long as a condition holds.</summary>
internal sealed class While : ActivityType
{
    public override string Name => "Elsa.While";
    public override string Category => "Looping";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("While");
    public override Phrase Description { get; } = ActivitySentences.Of("WhileDescription");
    public override bool IsContainer => true;
    public override IReadOnlyList<string> Ports { get; } = ["Body"];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Condition", "Boolean", ActivitySentences.Of("InputCondition"), "singleline", "false") { TakesExpressions = true }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("Condition"), inputs.Child("Body"));

    private sealed class Behaviour(Expression? condition, int body) : LoopBehaviour(body)
    {
        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            var value = run.Evaluate(condition, InputType.Boolean, "condition", out var failure);
            if (failure is not null) return failure;
            if (value.IsNullish || !value.AsBoolean()) return ActivityResult.Done;
            if (Body < 0) return new ActivityResult.Failed("LoopWithoutBody", RunSentences.Of("LoopWithoutBody", run.Subject));
            run.Enqueue(run.Graph.Activities[Body], frame);
            return null;
        }
    }
}
