using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>All at once; over when all are.</summary>
internal sealed class Parallel : ActivityType
{
    public override string Name => "Elsa.Parallel";
    public override string Category => "Workflows";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Parallel");
    public override Phrase Description { get; } = ActivitySentences.Of("ParallelDescription");
    public override bool IsContainer => true;
    public override bool IsInToolbox => false;
    public override bool DeclaresVariables => true;

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Children("activities"));

    private sealed class Behaviour(IReadOnlyList<int> children) : ContainerBehaviour
    {
        public override Arrangement Arrangement => Arrangement.SideBySide;

        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            foreach (var child in children) run.Enqueue(run.Graph.Activities[child], frame);
            return DoneWhenEmpty(frame);
        }

        public override ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> outcomes) => DoneWhenEmpty(frame);
    }
}
