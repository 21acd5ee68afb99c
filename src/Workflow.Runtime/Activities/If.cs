using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Runs one of two activities that it holds, by a condition; nothing counts as false.</summary>
internal sealed class If : ActivityType
{
    public override string Name => "Elsa.If";
    public override string Category => "Branching";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("If");
    public override Phrase Description { get; } = ActivitySentences.Of("IfDescription");
    public override bool IsContainer => true;
    public override IReadOnlyList<string> Ports { get; } = ["Then", "Else"];
    public override IReadOnlyList<string> Outputs { get; } = ["Result"];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Condition", "Boolean", ActivitySentences.Of("InputCondition"), "singleline", "false") { TakesExpressions = true }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("Condition"), inputs.Child("Then"), inputs.Child("Else"));

    private sealed class Behaviour(Expression? condition, int then, int otherwise) : ContainerBehaviour
    {
        public override Arrangement Arrangement => Arrangement.Alternatives;

        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            var value = run.Evaluate(condition, InputType.Boolean, "condition", out var failure);
            if (failure is not null) return failure;
            var holds = !value.IsNullish && value.AsBoolean();
            if (run.SetOutput("Result", JsValue.Of(holds)) is { } unkept) return unkept;
            if ((holds ? then : otherwise) is not (>= 0 and var child)) return ActivityResult.Done;
            run.Enqueue(run.Graph.Activities[child], frame);
            return null;
        }

        public override ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> outcomes) => ActivityResult.Done;
    }
}
