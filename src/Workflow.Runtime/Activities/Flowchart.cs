using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>A drawing: its activities follow one another along its connections.</summary>
internal sealed class Flowchart : ActivityType
{
    public override string Name => "Elsa.Flowchart";
    public override string Category => "Flow";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Flowchart");
    public override Phrase Description { get; } = ActivitySentences.Of("FlowchartDescription");
    public override bool IsContainer => true;
    public override bool IsInToolbox => false;
    public override bool DeclaresVariables => true;

    /// <summary>What it holds is read with the definition, since its connections join activities of the whole list.</summary>
    public override ActivityBehaviour Bind(InputBinder inputs) => Behaviour.Only;

    private sealed class Behaviour : ContainerBehaviour
    {
        public static readonly Behaviour Only = new();

        public override Arrangement Arrangement => Arrangement.Connected;

        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            var flow = frame.Activity.Flow!;
            var start = run.TriggerIn(frame) ?? flow.Start;
            if (start < 0) return ActivityResult.Done;
            run.Enqueue(run.Graph.Activities[start], frame);
            return null;
        }

        public override ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> outcomes)
        {
            var activity = run.Graph.Activities[child];
            if (activity.Type.IsTerminal) return ActivityResult.Done;
            FlowRules.Visit(run, frame, activity, outcomes);
            return DoneWhenEmpty(frame);
        }
    }
}
