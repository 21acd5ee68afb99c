using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Starts another process and goes on; where told to, it waits for the end of the other.</summary>
internal sealed class DispatchWorkflow : ActivityType
{
    public override string Name => "Elsa.DispatchWorkflow";
    public override string Category => "Composition";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("DispatchWorkflow");
    public override Phrase Description { get; } = ActivitySentences.Of("DispatchWorkflowDescription");
    public override bool CanWait => true;
    public override IReadOnlyList<string> Outputs => ["Result"];

    public override IReadOnlyList<ActivityInput> Inputs { get; } = [ChildInputs.Definition, ChildInputs.Correlation("CorrelationId"), ChildInputs.Input, ChildInputs.Wait(false)];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(new(inputs, "CorrelationId", waitsUnlessSaid: false));

    /// <summary>Its result is the outputs of the other process.</summary>
    private sealed class Behaviour(ChildInputs inputs) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var waits = inputs.Waits(run, out var failure);
            if (failure is not null) return failure;
            var child = inputs.Child(run, [], out failure);
            if (child is null) return failure!;
            return run.RequestChildren([child], waits ? ChildWait.End : ChildWait.Nothing) ?? (ActivityResult)ActivityResult.Done;
        }

        public override ActivityResult Resume(Run run, WaitAnswer answer) =>
            run.SetOutput("Result", ChildReport.OutputsOf(answer.Payload)) ?? (ActivityResult)ActivityResult.Done;
    }
}
