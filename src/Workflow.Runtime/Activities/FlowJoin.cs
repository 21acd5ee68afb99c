using Workflow.Core;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime.Activities;

/// <summary>Brings branches together in a stated way.</summary>
internal sealed class FlowJoin : ActivityType
{
    public override string Name => "Elsa.FlowJoin";
    public override string Category => "Branching";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("FlowJoin");
    public override Phrase Description { get; } = ActivitySentences.Of("FlowJoinDescription");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("Mode", "FlowJoinMode", ActivitySentences.Of("InputMode"), "dropdown", nameof(JoinMode.WaitAny))
        {
            Choices = [.. Enum.GetNames<JoinMode>().Select(name => new ActivityInput.Choice(name, ActivitySentences.Of("JoinMode" + name)))],
        },
    ];

    public override ActivityBehaviour Bind(InputBinder inputs) =>
        new Behaviour(Enum.Parse<JoinMode>(inputs.Choose("Mode") ?? nameof(JoinMode.WaitAny)));

    /// <summary>A join of one definition; waiting for branches is the flowchart's work, so running it only completes it.</summary>
    internal sealed class Behaviour(JoinMode mode) : ActivityBehaviour
    {
        private bool[]? upstream;

        public JoinMode Mode => mode;

        /// <summary>By activity index: what forward connections lead from to this join. Found once, at the first need.</summary>
        public bool[] Upstream(ProcessGraph graph, int self)
        {
            if (upstream is { } known) return known;
            var found = Reach.To(graph, self);
            found[self] = false;
            return upstream = found;
        }

        public override ActivityResult Execute(Run run) => ActivityResult.Done;
    }
}
