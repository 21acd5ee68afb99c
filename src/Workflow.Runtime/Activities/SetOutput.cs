using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Gives an output of the process, or of the definition that is used as an activity, a value.</summary>
internal sealed class SetOutput : ActivityType
{
    private const int LongestName = 128;

    public override string Name => "Elsa.SetOutput";
    public override string Category => "Composition";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("SetOutput");
    public override Phrase Description { get; } = ActivitySentences.Of("SetOutputDescription");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("OutputName", "String", ActivitySentences.Of("InputOutputName"), "output-picker") { TakesExpressions = true },
        new("OutputValue", "Object", ActivitySentences.Of("InputValue"), "singleline") { TakesExpressions = true },
    ];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("OutputName"), inputs.Value("OutputValue"));

    private sealed class Behaviour(Expression? outputName, Expression? outputValue) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var name = run.Evaluate(outputName, InputType.Text, "outputName", out var failure);
            if (failure is not null) return failure;
            if (name.IsNullish || name.AsText().Length is 0 or > LongestName)
                return new ActivityResult.Failed("OutputNameUnusable", RunSentences.Of("OutputNameUnusable", run.Subject, LongestName));
            var value = run.Evaluate(outputValue, InputType.Any, "outputValue", out failure);
            if (failure is not null) return failure;
            return run.SetProcessOutput(name.AsText(), value.IsUndefined ? JsValue.Null : value) ?? (ActivityResult)ActivityResult.Done;
        }
    }
}
