using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>The drawing itself: its activities follow one another along its connections.</summary>
internal sealed class Flowchart : ActivityType
{
    public override string Name => "Elsa.Flowchart";
    public override string Category => "Flow";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Flowchart");
    public override Phrase Description { get; } = ActivitySentences.Of("FlowchartDescription");
    public override bool IsContainer => true;

    /// <summary>The interpreter itself enters the container and schedules its start.</summary>
    public override ActivityBehaviour Bind(InputBinder inputs) => PassThrough.Only;
}
