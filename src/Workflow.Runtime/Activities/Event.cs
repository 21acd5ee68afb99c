using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Waits for a named event; its payload is the result.</summary>
internal sealed class Event : ActivityType
{
    public override string Name => "Elsa.Event";
    public override string Category => "Primitives";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Event");
    public override Phrase Description { get; } = ActivitySentences.Of("EventDescription");
    public override bool CanWait => true;
    public override bool IsTrigger => true;
    public override IReadOnlyList<string> Outputs => ["Result"];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("EventName", "String", ActivitySentences.Of("InputEventName"), "singleline") { TakesExpressions = true }];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("EventName"));

    /// <summary>The incident of an event without a name, or with one that is too long.</summary>
    public static ActivityResult.Failed Unusable(Run run) =>
        new("EventNameUnusable", RunSentences.Of("EventNameUnusable", run.Subject, Position.LongestEventName));

    private sealed class Behaviour(Expression? eventName) : TriggerBehaviour
    {
        protected override ActivityResult Begin(Run run, JsValue payload) => run.SetOutput("Result", payload) ?? (ActivityResult)ActivityResult.Done;

        public override void AddTriggers(TriggerReading reading) => reading.Add(TriggerKind.Event, eventName, "eventName", _ => true);

        protected override ActivityResult Wait(Run run)
        {
            var value = run.Evaluate(eventName, InputType.Text, "eventName", out var failure);
            if (failure is not null) return failure;
            var name = value.IsNullish ? "" : value.AsText();
            return name.Length is 0 or > Position.LongestEventName ? Unusable(run) : new ActivityResult.Waiting(WaitKind.Event, name);
        }
    }
}
