using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Has a worker outside do something; what the worker answers is the result.</summary>
internal sealed class RunTask : ActivityType
{
    public override string Name => "Elsa.RunTask";
    public override string Category => "Primitives";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("RunTask");
    public override Phrase Description { get; } = ActivitySentences.Of("RunTaskDescription");
    public override bool CanWait => true;
    public override IReadOnlyList<string> Outputs { get; } = ["Result", "TaskId"];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("TaskName", "String", ActivitySentences.Of("InputTaskName"), "singleline") { TakesExpressions = true },
        new("Payload", "Dictionary", ActivitySentences.Of("InputPayload"), "singleline") { TakesExpressions = true },
    ];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("TaskName"), inputs.Value("Payload"));

    private sealed class Behaviour(Expression? taskName, Expression? payload) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            var name = run.Evaluate(taskName, InputType.Text, "taskName", out var failure);
            if (failure is not null) return failure;
            if (name.IsNullish || name.AsText().Length is 0 or > Position.LongestEventName)
                return new ActivityResult.Failed("TaskNameUnusable", RunSentences.Of("TaskNameUnusable", run.Subject, Position.LongestEventName));
            var body = run.Evaluate(payload, InputType.Object, "payload", out failure);
            if (failure is not null) return failure;
            if (run.TooLarge("payload", body) is { } tooLarge) return tooLarge;
            var requested = run.RequestWork(name.AsText(), body.IsNullish ? null : body.ToJson(), out var id);
            return run.SetOutput("TaskId", JsValue.Of(id.ToString())) ?? requested;
        }
    }
}
