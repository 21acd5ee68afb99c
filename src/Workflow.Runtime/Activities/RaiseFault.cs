using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Raises an incident, as the drawing says; skipped, it goes on as if it were done.</summary>
internal sealed class RaiseFault : ActivityType
{
    private const int LongestCode = 64;
    private const int LongestMessage = 1000;

    public override string Name => "Elsa.Fault";
    public override string Category => "Primitives";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Fault");
    public override Phrase Description { get; } = ActivitySentences.Of("FaultDescription");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        Input("Code", "0"),
        Input("Category", "General"),
        Input("FaultType", "System"),
        Input("Message", null),
    ];

    public override ActivityBehaviour Bind(InputBinder inputs) =>
        new Behaviour(inputs.Value("Code"), inputs.Value("Category"), inputs.Value("FaultType"), inputs.Value("Message"));

    private static ActivityInput Input(string name, string? standard) =>
        new(name, "String", ActivitySentences.Of($"Input{name}"), "singleline", standard) { TakesExpressions = true };

    private sealed class Behaviour(Expression? code, Expression? category, Expression? faultType, Expression? message) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            if (!TryText(run, code, "code", "0", LongestCode, out var codeNow, out var failure)) return failure!;
            if (!TryText(run, category, "category", "General", LongestCode, out var categoryNow, out failure)) return failure!;
            if (!TryText(run, faultType, "faultType", "System", LongestCode, out var typeNow, out failure)) return failure!;
            if (!TryText(run, message, "message", "", LongestMessage, out var text, out failure)) return failure!;
            // What the designer wrote stands as it is in both languages.
            var sentence = text.Length > 0 ? new Phrase(text, text) : RunSentences.Of("FaultRaised", run.Subject, codeNow, categoryNow, typeNow);
            return new ActivityResult.Failed(codeNow, sentence);
        }

        private static bool TryText(Run run, Expression? expression, string input, string standard, int longest, out string text, out ActivityResult.Failed? failure)
        {
            var value = run.Evaluate(expression, InputType.Text, input, out failure);
            text = value.IsNullish ? standard : value.AsText();
            if (text.Length > longest) text = string.Concat(text.AsSpan(0, longest - 1), "…");
            return failure is null;
        }
    }
}
