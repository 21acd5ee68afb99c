using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Starts another process for every item of a list; unless told otherwise, it waits until all of them are over.</summary>
internal sealed class BulkDispatchWorkflows : ActivityType
{
    private const string Completed = "Completed";
    private const string Canceled = "Canceled";
    private const string Done = "Done";

    public override string Name => "Elsa.BulkDispatchWorkflows";
    public override string Category => "Composition";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("BulkDispatchWorkflows");
    public override Phrase Description { get; } = ActivitySentences.Of("BulkDispatchWorkflowsDescription");
    public override bool CanWait => true;
    public override IReadOnlyList<string> Outputs => ["Result"];
    public override IReadOnlyList<string> Outcomes { get; } = [Completed, Canceled, Done];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        ChildInputs.Definition,
        new("Items", "Object", ActivitySentences.Of("InputItems"), "multitext") { TakesExpressions = true },
        new("DefaultItemInputKey", "String", ActivitySentences.Of("InputDefaultItemInputKey"), "singleline", "Item") { TakesExpressions = true },
        ChildInputs.Correlation("CorrelationIdFunction"),
        ChildInputs.Input,
        ChildInputs.Wait(true),
    ];

    public override ActivityBehaviour Bind(InputBinder inputs)
    {
        foreach (var port in (string[])["childCompleted", "childFaulted"]) inputs.RefuseMember(port, "PortOfChildRefused");
        return new Behaviour(new(inputs, "CorrelationIdFunction", waitsUnlessSaid: true), inputs.Value("Items"), inputs.Value("DefaultItemInputKey"), Outcomes);
    }

    /// <summary>Its result lists what there is to know of the other processes, in the order in which they ended.</summary>
    private sealed class Behaviour(ChildInputs inputs, Expression? items, Expression? itemKey, IReadOnlyList<string> outcomes) : ActivityBehaviour
    {
        private const int MostItems = 1000;
        private const string Ended = "Ended";

        private static readonly ActivityResult.Completed nothingToWaitFor = new([Done]);

        public override IReadOnlyList<string> Outcomes => outcomes;

        public override bool CanCompleteWith(string one, string other) => one != other && (one == Done || other == Done);

        public override ActivityResult Execute(Run run)
        {
            var waits = inputs.Waits(run, out var failure);
            if (failure is not null) return failure;
            var children = Children(run, out failure);
            if (failure is not null) return failure;
            if (run.SetOutput("Result", JsValue.Array()) is { } unkept) return unkept;
            run.Remember(Ended, JsValue.Array());
            return run.RequestChildren(children, waits ? ChildWait.End : ChildWait.Nothing) ?? (ActivityResult)nothingToWaitFor;
        }

        public override ActivityResult Resume(Run run, WaitAnswer answer)
        {
            // What nobody reads is not kept: a thousand outputs would be too large a value.
            var ended = JsValue.Array([.. EarlierOf(run), run.IsOutputRead ? answer.Payload : ChildReport.WithoutOutputs(answer.Payload)]);
            if (run.SetOutput("Result", ended) is { } failure) return failure;
            // A flowchart's frame outlives the activity; what is remembered in it counts towards what a dossier may hold.
            run.Remember(Ended, answer.Left > 0 ? ended : JsValue.Array());
            if (answer.Left > 0) return new ActivityResult.StillWaiting();
            return new ActivityResult.Completed(ended.AsArray().Any(ChildReport.IsCancelled) ? [Canceled, Done] : [Completed, Done]);
        }

        private static IReadOnlyList<JsValue> EarlierOf(Run run) => run.Recall(Ended) is { Kind: JsKind.Array } list ? list.AsArray() : [];

        private List<ChildWanted> Children(Run run, out ActivityResult.Failed? failure)
        {
            var children = new List<ChildWanted>();
            var list = ItemList.Read(run, items, out failure);
            if (failure is not null) return children;
            if (list.AsArray().Count > MostItems) failure = new("TooManyItems", RunSentences.Of("TooManyItems", run.Subject, list.AsArray().Count, MostItems));
            if (failure is not null) return children;
            var key = run.Evaluate(itemKey, InputType.Text, "defaultItemInputKey", out failure);
            var name = key is { IsText: true } text && text.AsText().Length > 0 ? text.AsText() : "Item";
            foreach (var item in list.AsArray())
            {
                if (failure is not null) return children;
                using var _ = run.WithArgument(name, item);
                if (inputs.Child(run, item.Kind == JsKind.Object ? item.AsObject() : [new(name, item)], out failure) is { } child) children.Add(child);
            }
            return children;
        }
    }
}
