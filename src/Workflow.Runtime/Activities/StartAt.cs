using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Waits for an instant, not at all where it is past; as the beginning of a process, starts one then.</summary>
internal sealed class StartAt : ActivityType
{
    public override string Name => "Elsa.StartAt";
    public override string Category => "Scheduling";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("StartAt");
    public override Phrase Description { get; } = ActivitySentences.Of("StartAtDescription");
    public override bool CanWait => true;
    public override bool IsTrigger => true;

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("DateTime", "DateTimeOffset", ActivitySentences.Of("InputDateTime"), "datetime-picker") { TakesExpressions = true }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Instant("DateTime"));

    private sealed class Behaviour(Expression? dateTime) : TriggerBehaviour
    {
        public override void AddTriggers(TriggerReading reading) =>
            reading.Add(TriggerKind.StartAt, dateTime, "dateTime", value => TimeInputs.InstantOf(value, TimeZoneInfo.Utc) is not null);

        protected override ActivityResult Wait(Run run)
        {
            var due = TimeInputs.Instant(run, dateTime, "dateTime", out var failure);
            if (failure is not null) return failure;
            return due > run.Now ? new ActivityResult.Waiting(WaitKind.Timer, "", due) : ActivityResult.Done;
        }

        public override ActivityResult Resume(Run run, WaitAnswer answer) => ActivityResult.Done;
    }
}
