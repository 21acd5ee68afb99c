using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>Ends its flowchart at once, with every wait in it.</summary>
internal sealed class End : ActivityType
{
    public override string Name => "Elsa.End";
    public override string Category => "Flow";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("End");
    public override Phrase Description { get; } = ActivitySentences.Of("EndDescription");
    public override bool IsTerminal => true;

    public override ActivityBehaviour Bind(InputBinder inputs) => PassThrough.Only;
}
