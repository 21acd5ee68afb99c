using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>Leaves the nearest loop.</summary>
internal sealed class Break : ActivityType
{
    public override string Name => "Elsa.Break";
    public override string Category => "Looping";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Break");
    public override Phrase Description { get; } = ActivitySentences.Of("BreakDescription");
    public override bool IsTerminal => true;

    public override ActivityBehaviour Bind(InputBinder inputs) => Behaviour.Only;

    private sealed class Behaviour : ActivityBehaviour
    {
        public static readonly Behaviour Only = new();

        public override ActivityResult Execute(Run run)
        {
            run.Break();
            return ActivityResult.Done;
        }
    }
}
