using Workflow.Core;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Runs its body for every item of a list at once; over when all are.</summary>
internal sealed class ParallelForEach : ActivityType
{
    public override string Name => "Elsa.ParallelForEach";
    public override string Category => "Looping";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("ParallelForEach");
    public override Phrase Description { get; } = ActivitySentences.Of("ParallelForEachDescription");
    public override bool IsContainer => true;
    public override IReadOnlyList<string> Ports { get; } = ["Body"];
    internal override IReadOnlyList<DeclaredVariable> ScopeVariables => LoopBehaviour.Values;

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Items", "Object", ActivitySentences.Of("InputItems"), "multitext") { TakesExpressions = true }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("Items"), inputs.Child("Body"));

    private sealed class Behaviour(Expression? items, int body) : ContainerBehaviour
    {
        public override Arrangement Arrangement => Arrangement.RoundsSideBySide;

        /// <summary>More items than this would be more open steps than any office has.</summary>
        private const int MostItems = 1000;

        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            var list = ItemList.Read(run, items, out var failure);
            if (failure is not null) return failure;
            var values = list.AsArray();
            if (values.Count > MostItems) return new ActivityResult.Failed("TooManyItems", RunSentences.Of("TooManyItems", run.Subject, values.Count, MostItems));
            for (var i = 0; i < values.Count && body >= 0; i++)
            {
                var item = run.OpenItem(frame);
                RunValues.SetIn(item, LoopBehaviour.CurrentValue, values[i]);
                RunValues.SetIn(item, LoopBehaviour.CurrentIndex, JsValue.Of(i));
                run.Enqueue(run.Graph.Activities[body], item);
            }
            return DoneWhenEmpty(frame);
        }

        public override ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> outcomes) => DoneWhenEmpty(frame);
    }
}
