using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>One after another.</summary>
internal sealed class Sequence : ActivityType
{
    public override string Name => "Elsa.Sequence";
    public override string Category => "Workflows";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Sequence");
    public override Phrase Description { get; } = ActivitySentences.Of("SequenceDescription");
    public override bool IsContainer => true;
    public override bool IsInToolbox => false;
    public override bool DeclaresVariables => true;

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Children("activities"));

    private sealed class Behaviour(IReadOnlyList<int> children) : ContainerBehaviour
    {
        public override bool EndsOnBreak => true;

        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            if (frame.Turn >= children.Count) return ActivityResult.Done;
            run.Enqueue(run.Graph.Activities[children[frame.Turn]], frame);
            return null;
        }

        public override ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> outcomes)
        {
            if (frame.IsBreaking || run.Graph.Activities[child].Type.IsTerminal) return ActivityResult.Done;
            frame.Turn++;
            return Turn(run, frame);
        }
    }
}
