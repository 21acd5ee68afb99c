using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Runs a script, which may choose by which outcomes it is left.</summary>
internal sealed class RunJavaScript : ActivityType
{
    private const string Result = "Result";

    public override string Name => "Elsa.RunJavaScript";
    public override string Category => "Scripting";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("RunJavaScript");
    public override Phrase Description { get; } = ActivitySentences.Of("RunJavaScriptDescription");
    public override IReadOnlyList<string> Outputs { get; } = [Result];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("Script", "String", ActivitySentences.Of("InputScript"), "code-editor"),
        new("PossibleOutcomes", "String[]", ActivitySentences.Of("InputPossibleOutcomes"), "dynamic-outcomes"),
    ];

    public override ActivityBehaviour Bind(InputBinder inputs)
    {
        var outcomes = inputs.Names("PossibleOutcomes") is { Count: > 0 } possible ? possible : ActivityResult.Done.Outcomes;
        inputs.RecordNames("PossibleOutcomes", outcomes);
        return new Behaviour(inputs.Script("Script"), outcomes);
    }

    private sealed class Behaviour(Script? script, IReadOnlyList<string> outcomes) : ActivityBehaviour
    {
        public override IReadOnlyList<string> Outcomes => outcomes;

        public override bool CanCompleteWith(string one, string other) => script is { ChoosesSeveralOutcomes: true };

        // An outcome that is not among the possible ones is no fault: no connection leaves by it. Nothing chosen is Done.
        public override ActivityResult Execute(Run run)
        {
            if (script is null) return ActivityResult.Done;
            var result = run.Evaluate(script, out var failure);
            if (failure is null && !result.Value.IsNullish) failure = run.SetOutput(Result, result.Value);
            if (failure is not null) return failure;
            return result.Outcomes is { } chosen ? new ActivityResult.Completed(chosen) : ActivityResult.Done;
        }
    }
}
