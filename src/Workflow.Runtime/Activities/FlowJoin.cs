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
        public JoinMode Mode => mode;

        public override ActivityResult Execute(Run run) => ActivityResult.Done;
    }
}
