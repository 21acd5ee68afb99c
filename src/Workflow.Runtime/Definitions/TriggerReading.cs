using Workflow.Core.Dossiers;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Definitions;

/// <summary>The reading of one activity as a trigger: its inputs must be written out, since no process is there to ask.</summary>
internal sealed class TriggerReading(ActivityDraft draft, ReadingProblems problems)
{
    private readonly List<ProcessTrigger> triggers = [];

    public IReadOnlyList<ProcessTrigger> Triggers => triggers;

    /// <summary>The value of an input; undefined where none is given, null with a problem where it depends on a process.</summary>
    public JsValue? Constant(Expression? expression, string input)
    {
        switch (expression)
        {
            case null: return JsValue.Undefined;
            case Expression.Literal literal: return literal.Value;
            case Expression.Object json: return json.Value;
            default:
                problems.AddUnpublishable("TriggerNotConstant", $"{draft.Path}.{input}", draft.Name);
                return null;
        }
    }

    /// <summary>Adds what starts the process by one input that is written out.</summary>
    /// <param name="isUsable">Whether the text of the input says what it must.</param>
    public void Add(TriggerKind kind, Expression? expression, string input, Predicate<JsValue> isUsable)
    {
        if (Constant(expression, input) is not { } value) return;
        if (value.IsText && value.AsText().Length is > 0 and <= Position.LongestEventName && isUsable(value)) triggers.Add(new(draft.Index, kind, value.AsText().Trim()));
        else Refuse(input);
    }

    /// <summary>Adds one trigger for each key; null where the inputs give none.</summary>
    public void AddKeys(TriggerKind kind, IReadOnlyList<string>? keys, string input)
    {
        if (keys is null) Refuse(input);
        else triggers.AddRange(keys.Select(key => new ProcessTrigger(draft.Index, kind, key)));
    }

    private void Refuse(string input) => problems.AddUnpublishable("TriggerUnusable", $"{draft.Path}.{input}", draft.Name);
}
