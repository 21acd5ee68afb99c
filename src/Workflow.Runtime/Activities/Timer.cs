using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Waits for one interval; as the beginning of a process, starts one again and again.</summary>
internal sealed class Timer : ActivityType
{
    public override string Name => "Elsa.Timer";
    public override string Category => "Scheduling";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Timer");
    public override Phrase Description { get; } = ActivitySentences.Of("TimerDescription");
    public override bool CanWait => true;
    public override bool IsTrigger => true;

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Interval", "TimeSpan", ActivitySentences.Of("InputInterval"), "singleline", "00:01:00") { TakesExpressions = true, Help = ActivitySentences.Of("HelpDuration") }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Duration("Interval"));

    private sealed class Behaviour(Expression? interval) : TriggerBehaviour
    {
        public override void AddTriggers(TriggerReading reading) =>
            reading.Add(TriggerKind.Timer, interval, "interval", value => TimeInputs.DurationOf(value) > TimeSpan.Zero);

        protected override ActivityResult Wait(Run run)
        {
            var length = TimeInputs.Duration(run, interval, "interval", out var failure);
            return failure ?? (ActivityResult)new ActivityResult.Waiting(WaitKind.Timer, "", run.Now + length);
        }

        public override ActivityResult Resume(Run run, WaitAnswer answer) => ActivityResult.Done;
    }
}
