using Workflow.Core;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Repeats its body for each item of a list, one after another.</summary>
internal sealed class ForEach : ActivityType
{
    public override string Name => "Elsa.ForEach";
    public override string Category => "Looping";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("ForEach");
    public override Phrase Description { get; } = ActivitySentences.Of("ForEachDescription");
    public override bool IsContainer => true;
    public override IReadOnlyList<string> Ports { get; } = ["Body"];
    public override IReadOnlyList<string> Outputs { get; } = [LoopBehaviour.CurrentValue];
    internal override IReadOnlyList<DeclaredVariable> ScopeVariables { get; } = [.. LoopBehaviour.Values, Items];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Items", "ICollection", ActivitySentences.Of("InputItems"), "multitext") { TakesExpressions = true }];

    /// <summary>The list as it was when the loop began; no script can spell its name.</summary>
    private static DeclaredVariable Items { get; } = new("$items", "$items", "Object", IsArray: false, "null");

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("Items"), inputs.Child("Body"));

    private sealed class Behaviour(Expression? items, int body) : LoopBehaviour(body)
    {
        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            if (!run.Values.FindIn(frame, Items.Name, out var list))
            {
                list = ItemList.Read(run, items, out var failure);
                if (failure is not null) return failure;
                RunValues.SetIn(frame, Items.Name, list);
            }
            if (Body < 0 || frame.Turn >= list.AsArray().Count) return ActivityResult.Done;

            var value = list.AsArray()[frame.Turn];
            RunValues.SetIn(frame, CurrentIndex, JsValue.Of(frame.Turn));
            RunValues.SetIn(frame, CurrentValue, value);
            if (run.SetOutput(CurrentValue, value) is { } unkept) return unkept;
            run.Enqueue(run.Graph.Activities[Body], frame);
            return null;
        }
    }
}
