using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Waits for a length of time; none or less than none is due at once, and still a wait.</summary>
internal sealed class Delay : ActivityType
{
    public override string Name => "Elsa.Delay";
    public override string Category => "Scheduling";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Delay");
    public override Phrase Description { get; } = ActivitySentences.Of("DelayDescription");
    public override bool CanWait => true;

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("TimeSpan", "TimeSpan", ActivitySentences.Of("InputTimeSpan"), "singleline", "00:01:00") { TakesExpressions = true, Help = ActivitySentences.Of("HelpDuration") }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Duration("TimeSpan"));

    private sealed class Behaviour(Expression? timeSpan) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var length = TimeInputs.Duration(run, timeSpan, "timeSpan", out var failure);
            return failure ?? (ActivityResult)new ActivityResult.Waiting(WaitKind.Timer, "", run.Now + length);
        }

        public override ActivityResult Resume(Run run, WaitAnswer answer) => ActivityResult.Done;
    }
}
