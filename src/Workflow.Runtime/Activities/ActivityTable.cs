using System.Collections.Frozen;
using Workflow.Core.Tasks;

namespace Workflow.Runtime.Activities;

/// <summary>Every type of activity that a definition may hold, one line each; the designer's toolbox in its order.</summary>
public sealed class ActivityTable
{
    /// <summary>The types that come with the service.</summary>
    public static ActivityTable Standard { get; } = new(
    [
        new Flowchart(),
        new Sequence(),
        new Parallel(),
        new Start(),
        new End(),
        new Finish(),
        new FlowDecision(),
        new FlowSwitch(),
        new FlowFork(),
        new FlowJoin(),
        new FlowNode(),
        new Fork(),
        new If(),
        new Switch(),
        new While(),
        new For(),
        new ForEach(),
        new ParallelForEach(),
        new Break(),
        new Complete(),
        new SetVariable(),
        new RunJavaScript(),
        new SetName(),
        new SetOutput(),
        new Correlate(),
        new RaiseFault(),
        new WriteLine(),
        new Event(),
        new PublishEvent(),
        new Delay(),
        new Timer(),
        new Cron(),
        new StartAt(),
        new HttpEndpoint(),
        new WriteHttpResponse(),
        new SendHttpRequest(),
        new FlowSendHttpRequest(),
        new RunTask(),
        new ExecuteWorkflow(),
        new DispatchWorkflow(),
        new BulkDispatchWorkflows(),
        .. StepCatalogue.All.Select(step => new HumanStep(step)),
    ]);

    private readonly FrozenDictionary<string, ActivityType> byName;

    private ActivityTable(IReadOnlyList<ActivityType> types)
    {
        Types = types;
        byName = types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<ActivityType> Types { get; }

    /// <summary>A table with a further type at its end; a name that is taken is a programming error.</summary>
    public ActivityTable With(ActivityType type) => new([.. Types, type]);

    /// <summary>The type of a name, or null.</summary>
    public ActivityType? Find(string name) => byName.GetValueOrDefault(name);
}
