using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>Holds one activity inside a flowchart.</summary>
internal sealed class FlowNode : ActivityType
{
    public override string Name => "Elsa.FlowNode";
    public override string Category => "Flow";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("FlowNode");
    public override Phrase Description { get; } = ActivitySentences.Of("FlowNodeDescription");
    public override bool IsContainer => true;
    public override IReadOnlyList<string> Ports { get; } = ["Body"];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Child("Body"));

    private sealed class Behaviour(int body) : ContainerBehaviour
    {
        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            if (body < 0) return ActivityResult.Done;
            run.Enqueue(run.Graph.Activities[body], frame);
            return null;
        }

        public override ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> outcomes) => ActivityResult.Done;
    }
}
