using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>Starts branches that it holds, and is over when all of them are, or the first.</summary>
internal sealed class Fork : ActivityType
{
    private const string WaitAll = "WaitAll";
    private const string WaitAny = "WaitAny";

    public override string Name => "Elsa.Fork";
    public override string Category => "Control Flow";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Fork");
    public override Phrase Description { get; } = ActivitySentences.Of("ForkDescription");
    public override bool IsContainer => true;
    public override bool IsInToolbox => false;

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("JoinMode", "ForkJoinMode", ActivitySentences.Of("InputMode"), "dropdown", WaitAll)
        {
            IsWrapped = false,
            Choices = [new(WaitAll, ActivitySentences.Of("JoinModeWaitAll")), new(WaitAny, ActivitySentences.Of("JoinModeWaitAny"))],
        },
    ];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Choose("JoinMode") == WaitAny, inputs.Children("branches"));

    private sealed class Behaviour(bool any, IReadOnlyList<int> branches) : ContainerBehaviour
    {
        public override Arrangement Arrangement => Arrangement.SideBySide;

        public override bool EndsOnBreak => true;

        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            foreach (var branch in branches) run.Enqueue(run.Graph.Activities[branch], frame);
            return DoneWhenEmpty(frame);
        }

        public override ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> outcomes) =>
            any || frame.IsBreaking ? ActivityResult.Done : DoneWhenEmpty(frame);
    }
}
