using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Sets by what events find the process.</summary>
internal sealed class Correlate : ActivityType
{
    public override string Name => "Elsa.Correlate";
    public override string Category => "Primitives";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Correlate");
    public override Phrase Description { get; } = ActivitySentences.Of("CorrelateDescription");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("CorrelationId", "String", ActivitySentences.Of("InputCorrelationId"), "singleline") { TakesExpressions = true }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("CorrelationId"));

    private sealed class Behaviour(Expression? correlationId) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var id = run.Evaluate(correlationId, InputType.Text, "correlationId", out var failure);
            if (failure is not null) return failure;
            if (!id.IsNullish && id.AsText().Length > Position.LongestEventName)
                return new ActivityResult.Failed("CorrelationUnusable", RunSentences.Of("CorrelationUnusable", run.Subject, Position.LongestEventName));
            run.Correlate(id.IsNullish ? null : id.AsText());
            return ActivityResult.Done;
        }
    }
}
