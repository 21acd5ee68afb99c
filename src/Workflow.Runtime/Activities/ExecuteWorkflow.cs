using Workflow.Core;
using Workflow.Core.Dossiers;

namespace Workflow.Runtime.Activities;

/// <summary>Starts another process and waits: for its end, or, unless told to, only until it rests for the first time.</summary>
internal sealed class ExecuteWorkflow : ActivityType
{
    public override string Name => "Elsa.ExecuteWorkflow";
    public override string Category => "Composition";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("ExecuteWorkflow");
    public override Phrase Description { get; } = ActivitySentences.Of("ExecuteWorkflowDescription");
    public override bool CanWait => true;
    public override IReadOnlyList<string> Outputs => ["Result"];

    public override IReadOnlyList<ActivityInput> Inputs { get; } = [ChildInputs.Definition, ChildInputs.Correlation("CorrelationId"), ChildInputs.Input, ChildInputs.Wait(false)];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(new(inputs, "CorrelationId", waitsUnlessSaid: false));

    /// <summary>Its result is what there is to know of the other process, with its outputs under <c>output</c>.</summary>
    private sealed class Behaviour(ChildInputs inputs) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var waits = inputs.Waits(run, out var failure);
            if (failure is not null) return failure;
            var child = inputs.Child(run, [], out failure);
            if (child is null) return failure!;
            return run.RequestChildren([child], waits ? ChildWait.End : ChildWait.FirstRest)!;
        }
    }
}
