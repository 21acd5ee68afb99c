using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>What the activities that start other processes have in common: which process, with what, found by what, waited for or not.</summary>
internal sealed class ChildInputs(InputBinder inputs, string correlation, bool waitsUnlessSaid)
{
    private const string ParentInstance = "ParentInstanceId";

    private readonly (string Id, bool IsKnown) definition = inputs.Definition("WorkflowDefinitionId");
    private readonly Expression? correlationId = inputs.Value(correlation);
    private readonly ObjectInput input = inputs.Members("Input");
    private readonly Expression? waits = inputs.Value("WaitForCompletion");

    public static ActivityInput Definition { get; } = new("WorkflowDefinitionId", "String", ActivitySentences.Of("InputWorkflowDefinitionId"), "workflow-definition-picker");

    public static ActivityInput Input { get; } = new("Input", "Dictionary", ActivitySentences.Of("InputOfChild"), "dictionary") { TakesExpressions = true };

    public static ActivityInput Correlation(string name) => new(name, "String", ActivitySentences.Of($"Input{name}"), "singleline") { TakesExpressions = true };

    public static ActivityInput Wait(bool standard) => new("WaitForCompletion", "Boolean", ActivitySentences.Of("InputWaitForCompletion"), "checkbox", standard ? "true" : "false") { TakesExpressions = true };

    /// <summary>Whether the activity waits for the end of what it starts.</summary>
    public bool Waits(Run run, out ActivityResult.Failed? failure)
    {
        var value = run.Evaluate(waits, InputType.Boolean, "waitForCompletion", out failure);
        return failure is null && (value.IsNullish ? waitsUnlessSaid : value.AsBoolean());
    }

    /// <summary>One process to start.</summary>
    /// <param name="more">Inputs beside those that the activity gives to all.</param>
    public ChildWanted? Child(Run run, IEnumerable<KeyValuePair<string, JsValue>> more, out ActivityResult.Failed? failure)
    {
        failure = definition.IsKnown ? null : new("DefinitionNotFound", RunSentences.Of("DefinitionNotFound", run.Subject, definition.Id));
        if (failure is not null) return null;
        var found = run.Evaluate(correlationId, InputType.Text, "correlationId", out failure);
        if (failure is not null) return null;
        var given = input.Evaluate(run, out failure);
        if (failure is not null) return null;
        var all = JsValue.Object([.. given, new(ParentInstance, JsValue.Of(run.InstanceId)), .. more]);
        failure = run.TooLarge("input", all);
        return failure is null ? new(definition.Id, all.ToJson(), found is { IsText: true } text && text.AsText().Length > 0 ? text.AsText() : null) : null;
    }
}
