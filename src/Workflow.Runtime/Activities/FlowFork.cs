using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>Starts several branches at once.</summary>
internal sealed class FlowFork : ActivityType
{
    public override string Name => "Elsa.FlowFork";
    public override string Category => "Branching";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("FlowFork");
    public override Phrase Description { get; } = ActivitySentences.Of("FlowForkDescription");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Branches", "String[]", ActivitySentences.Of("InputBranches"), "dynamic-outcomes")];

    public override ActivityBehaviour Bind(InputBinder inputs)
    {
        var branches = inputs.Names("Branches") is { Count: > 0 } given ? given : ActivityResult.Done.Outcomes;
        inputs.RecordNames("Branches", branches);
        return new Behaviour(new ActivityResult.Completed(branches));
    }

    private sealed class Behaviour(ActivityResult.Completed all) : ActivityBehaviour
    {
        public override IReadOnlyList<string> Outcomes => all.Outcomes;

        public override bool CanCompleteWith(string one, string other) => true;

        public override bool CompletesWithAll => true;

        public override ActivityResult Execute(Run run) => all;
    }
}
