using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Sends a named event, and waits for nobody.</summary>
internal sealed class PublishEvent : ActivityType
{
    public override string Name => "Elsa.PublishEvent";
    public override string Category => "Primitives";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("PublishEvent");
    public override Phrase Description { get; } = ActivitySentences.Of("PublishEventDescription");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("EventName", "String", ActivitySentences.Of("InputEventName"), "singleline") { TakesExpressions = true },
        new("CorrelationId", "String", ActivitySentences.Of("InputCorrelationId"), "singleline") { TakesExpressions = true },
        new("IsLocalEvent", "Boolean", ActivitySentences.Of("InputIsLocalEvent"), "checkbox", "false") { TakesExpressions = true },
        new("Payload", "Object", ActivitySentences.Of("InputPayload"), "singleline") { TakesExpressions = true },
    ];

    public override ActivityBehaviour Bind(InputBinder inputs) =>
        new Behaviour(inputs.Value("EventName"), inputs.Value("CorrelationId"), inputs.Value("IsLocalEvent"), inputs.Value("Payload"));

    private sealed class Behaviour(Expression? eventName, Expression? correlationId, Expression? isLocal, Expression? payload) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var name = run.Evaluate(eventName, InputType.Text, "eventName", out var failure);
            if (failure is not null) return failure;
            if (name.IsNullish || name.AsText().Length is 0 or > Position.LongestEventName) return Event.Unusable(run);
            var correlation = run.Evaluate(correlationId, InputType.Text, "correlationId", out failure);
            if (failure is not null) return failure;
            var local = run.Evaluate(isLocal, InputType.Boolean, "isLocalEvent", out failure);
            if (failure is not null) return failure;
            var body = run.Evaluate(payload, InputType.Any, "payload", out failure);
            if (failure is not null) return failure;
            if (run.TooLarge("payload", body) is { } tooLarge) return tooLarge;

            run.Emit(new Effect.EventPublished(
                name.AsText(),
                correlation.IsNullish || string.IsNullOrWhiteSpace(correlation.AsText()) ? null : correlation.AsText(),
                !local.IsNullish && local.AsBoolean(),
                body.IsNullish ? null : body.ToJson()));
            return ActivityResult.Done;
        }
    }
}
