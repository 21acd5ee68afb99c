using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>Ends the whole process at once, with every wait in it.</summary>
internal sealed class Finish : ActivityType
{
    public override string Name => "Elsa.Finish";
    public override string Category => "Primitives";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Finish");
    public override Phrase Description { get; } = ActivitySentences.Of("FinishDescription");
    public override bool IsTerminal => true;

    public override ActivityBehaviour Bind(InputBinder inputs) => Behaviour.Only;

    private sealed class Behaviour : ActivityBehaviour
    {
        public static readonly Behaviour Only = new();
        private static readonly ActivityResult.ProcessFinished finished = new();

        public override ActivityResult Execute(Run run) => finished;
    }
}
