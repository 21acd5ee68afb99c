using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Completes the definition that holds it, with outcomes of its own.</summary>
internal sealed class Complete : ActivityType
{
    public override string Name => "Elsa.Complete";
    public override string Category => "Composition";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Complete");
    public override Phrase Description { get; } = ActivitySentences.Of("CompleteDescription");
    public override bool IsTerminal => true;

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Outcomes", "Object", ActivitySentences.Of("InputOutcomes"), "outcome-picker") { TakesExpressions = true }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("Outcomes"));

    private sealed class Behaviour(Expression? outcomes) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var value = run.Evaluate(outcomes, InputType.Any, "outcomes", out var failure);
            return failure ?? (ActivityResult)new ActivityResult.CompositeCompleted(NamesOf(value));
        }

        /// <summary>One text, or a list of them; anything else is the outcome that every activity has.</summary>
        private static IReadOnlyList<string> NamesOf(JsValue value)
        {
            if (value.IsText && value.AsText().StartsWith('[') && JsValue.TryFromJson(value.AsText(), out var list)) value = list;
            if (value.Kind == JsKind.Array) return [.. value.AsArray().Select(item => item.IsText ? item.AsText() : item.ToJson())];
            return value.IsText && value.AsText().Length > 0 ? [value.AsText()] : ActivityResult.Done.Outcomes;
        }
    }
}
