using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Writes a line of the journal.</summary>
internal sealed class WriteLine : ActivityType
{
    public override string Name => "Elsa.WriteLine";
    public override string Category => "Console";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("WriteLine");
    public override Phrase Description { get; } = ActivitySentences.Of("WriteLineDescription");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Text", "String", ActivitySentences.Of("InputText"), "singleline") { TakesExpressions = true }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("Text"));

    private sealed class Behaviour(Expression? text) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var value = run.Evaluate(text, InputType.Text, "text", out var failure);
            if (failure is not null) return failure;
            run.WriteLine(value.IsNullish ? "" : value.AsText());
            return ActivityResult.Done;
        }
    }
}
