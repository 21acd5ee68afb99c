using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;
using Workflow.Runtime.Scheduling;

namespace Workflow.Runtime.Activities;

/// <summary>Waits for the next instant that a cron expression names on the office's clock; as the beginning of a process, starts one at each.</summary>
internal sealed class Cron : ActivityType
{
    public override string Name => "Elsa.Cron";
    public override string Category => "Scheduling";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Cron");
    public override Phrase Description { get; } = ActivitySentences.Of("CronDescription");
    public override bool CanWait => true;
    public override bool IsTrigger => true;

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("CronExpression", "String", ActivitySentences.Of("InputCronExpression"), "singleline") { TakesExpressions = true, Help = ActivitySentences.Of("HelpCronExpression") }];

    public override ActivityBehaviour Bind(InputBinder inputs)
    {
        var expression = inputs.Value("CronExpression");
        if (expression is null or Expression.Literal && ScheduleOf(expression is Expression.Literal literal ? literal.Value : default) is null)
            inputs.RefusePublishing("CronExpression", "CronUnusable");
        return new Behaviour(expression);
    }

    private static CronSchedule? ScheduleOf(JsValue value) => value.IsText ? CronSchedule.TryParse(value.AsText()) : null;

    private sealed class Behaviour(Expression? expression) : TriggerBehaviour
    {
        /// <summary>Of an expression that is written out, which is nearly every one.</summary>
        private readonly CronSchedule? always = expression is Expression.Literal literal ? ScheduleOf(literal.Value) : null;

        public override void AddTriggers(TriggerReading reading) =>
            reading.Add(TriggerKind.Cron, expression, "cronExpression", value => ScheduleOf(value) is not null);

        protected override ActivityResult Wait(Run run)
        {
            var value = run.Evaluate(expression, InputType.Text, "cronExpression", out var failure);
            if (failure is not null) return failure;
            if ((always ?? ScheduleOf(value)) is not { } schedule)
                return new ActivityResult.Failed("CronUnusable", RunSentences.Of("CronUnusable", run.Subject));
            return schedule.NextAfter(run.Now, run.Zone) is { } due
                ? new ActivityResult.Waiting(WaitKind.Timer, "", due)
                : new ActivityResult.Failed("CronNeverDue", RunSentences.Of("CronNeverDue", run.Subject));
        }

        public override ActivityResult Resume(Run run, WaitAnswer answer) => ActivityResult.Done;
    }
}
