using System.Globalization;
using Workflow.Core;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Repeats its body for each number from a start to an end.</summary>
internal sealed class For : ActivityType
{
    public override string Name => "Elsa.For";
    public override string Category => "Looping";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("For");
    public override Phrase Description { get; } = ActivitySentences.Of("ForDescription");
    public override bool IsContainer => true;
    public override IReadOnlyList<string> Ports { get; } = ["Body"];
    public override IReadOnlyList<string> Outputs { get; } = [LoopBehaviour.CurrentValue];
    internal override IReadOnlyList<DeclaredVariable> ScopeVariables { get; } = [.. LoopBehaviour.Values, Range];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("Start", "Int32", ActivitySentences.Of("InputStart"), "singleline", "0") { TakesExpressions = true },
        new("End", "Int32", ActivitySentences.Of("InputEnd"), "singleline", "0") { TakesExpressions = true },
        new("Step", "Int32", ActivitySentences.Of("InputStep"), "singleline", "1") { TakesExpressions = true },
        new("OuterBoundInclusive", "Boolean", ActivitySentences.Of("InputOuterBoundInclusive"), "checkbox", "true") { TakesExpressions = true },
    ];

    /// <summary>Start, end, step and whether the end counts, as they were when the loop began; no script can spell its name.</summary>
    private static DeclaredVariable Range { get; } = new("$range", "$range", "Object", IsArray: false, "null");

    public override ActivityBehaviour Bind(InputBinder inputs) =>
        new Behaviour(inputs.Value("Start"), inputs.Value("End"), inputs.Value("Step"), inputs.Value("OuterBoundInclusive"), inputs.Child("Body"));

    private sealed class Behaviour(Expression? start, Expression? end, Expression? step, Expression? inclusive, int body) : LoopBehaviour(body)
    {
        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            if (!run.Values.FindIn(frame, Range.Name, out var range))
            {
                range = Read(run, out var failure);
                if (failure is not null) return failure;
                RunValues.SetIn(frame, Range.Name, range);
            }
            var bounds = range.AsArray();
            var (value, last, by) = ((long)bounds[0].AsNumber(), (long)bounds[1].AsNumber(), (long)bounds[2].AsNumber());
            value += frame.Turn * by;
            var isWithin = bounds[3].AsBoolean() && value == last || (by >= 0 ? value < last : value > last);
            if (!isWithin || Body < 0) return ActivityResult.Done;

            RunValues.SetIn(frame, CurrentValue, JsValue.Of(value));
            if (run.SetOutput(CurrentValue, JsValue.Of(value)) is { } unkept) return unkept;
            run.Enqueue(run.Graph.Activities[Body], frame);
            return null;
        }

        private JsValue Read(Run run, out ActivityResult.Failed? failure)
        {
            var (first, last, by, closed) = (JsValue.Null, JsValue.Null, JsValue.Null, JsValue.Null);
            first = run.Evaluate(start, InputType.Whole, "start", out failure);
            if (failure is null) last = run.Evaluate(end, InputType.Whole, "end", out failure);
            if (failure is null) by = run.Evaluate(step, InputType.Whole, "step", out failure);
            if (failure is null) closed = run.Evaluate(inclusive, InputType.Boolean, "outerBoundInclusive", out failure);
            var isClosed = closed.IsNullish || closed.AsBoolean();
            return JsValue.FromJson(string.Create(CultureInfo.InvariantCulture, $"[{Whole(first, 0)},{Whole(last, 0)},{Whole(by, 1)},{(isClosed ? "true" : "false")}]"));
        }

        private static long Whole(JsValue value, long standard) => value.IsNullish ? standard : (long)value.AsNumber();
    }
}
