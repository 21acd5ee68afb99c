using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>Marks where the flowchart begins.</summary>
internal sealed class Start : ActivityType
{
    public override string Name => "Elsa.Start";
    public override string Category => "Flow";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Start");
    public override Phrase Description { get; } = ActivitySentences.Of("StartDescription");
    public override bool IsStart => true;

    public override ActivityBehaviour Bind(InputBinder inputs) => PassThrough.Only;
}
