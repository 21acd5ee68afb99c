using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Instances;

/// <summary>Tells Studio of a dossier's stays at activities, with what the reader may see.</summary>
/// <param name="log">Where the dossier has been.</param>
/// <param name="origin">The way in other dossiers that led to this one, the first dossier first; empty for one that was received.</param>
internal sealed class ExecutionViews(InstanceLog log, IReadOnlyList<ExecutionRecord> origin)
{
    public ExecutionViews(InstanceLog log) : this(log, []) { }

    /// <summary>Activity types of this service have one version each.</summary>
    public const int TypeVersion = 1;

    private readonly Instance instance = log.Instance;
    private readonly ExecutionRecord? starter = origin is [.., var last] ? last : null;

    public ExecutionSummary Summary(Execution execution) => new(
        execution.Id, instance.Id, execution.Activity.Id, NodeIds.Of(instance.Graph, execution.Activity.Index), execution.Activity.Type.Name, TypeVersion,
        execution.Activity.ScriptName, execution.StartedAt, execution.EndedAt, execution.IsWaiting, execution.Status, MetadataOf(execution));

    public ExecutionRecord Record(Execution execution) => new(Summary(execution))
    {
        ActivityState = StateOf(execution),
        Outputs = OutputsOf(execution),
        Payload = execution.Outcomes.Count > 0 ? new JsonObject { ["Outcomes"] = Names(execution.Outcomes) } : null,
        Properties = PropertiesOf(execution),
        Exception = execution.Incident is { } incident ? ExceptionOf(incident, execution.Activity) : null,
        AggregateFaultCount = log.FaultsWithin(execution),
        SchedulingActivityExecutionId = execution.Cause?.Id ?? starter?.Id,
        SchedulingActivityId = execution.Cause?.Activity.Id ?? starter?.ActivityId,
        SchedulingWorkflowInstanceId = execution.Cause is null ? starter?.WorkflowInstanceId : null,
        CallStackDepth = origin.Count + execution.Depth,
    };

    /// <summary>What the drawing shows on an activity: a container stands where something within it does.</summary>
    public ActivityStats Stats(ProcessActivity activity)
    {
        var stays = log.At(activity.Index).ToList();
        return new(
            activity.Id, NodeIds.Of(instance.Graph, activity.Index), stays.Count, stays.Count(e => e.Status == ExecutionStatus.Completed), stays.Count(e => e.IsOpen),
            stays.Exists(e => e.IsOpen && log.WaitsWithin(e)), stays.Exists(e => log.FaultsWithin(e) > 0), new JsonObject());
    }

    public ExceptionView ExceptionOf(Incident incident, ProcessActivity? activity) => new(incident.Code, instance.Values.Reason(incident, activity?.Name ?? ""));

    private JsonObject? StateOf(Execution execution) => execution switch
    {
        { Task: { } task } => StepOf(task, execution.Activity.Step!),
        { Waits: [{ Kind: WaitKind.Event } wait, ..] } => new JsonObject { ["EventName"] = wait.Key },
        _ => null,
    };

    private JsonObject StepOf(UserTask task, StepSettings step) => new()
    {
        ["Title"] = task.Title,
        ["Instructions"] = instance.Values.Text(task.Instructions),
        ["Role"] = task.Role.ToString(),
        ["UnitSelector"] = step.UnitSelector.ToString(),
        ["Unit"] = task.UnitCode,
        ["Limit"] = task.Limit,
        ["Form"] = step.Form,
        ["Outcomes"] = Names(step.Outcomes),
        ["StepKey"] = task.StepKey,
        ["CountsTowardLimit"] = step.CountsTowardLimit,
        ["DueAt"] = task.DueAt is { } due ? JsonValue.Create(due) : null,
        ["Assignee"] = instance.Values.Text(task.AssigneeId),
    };

    private JsonObject? OutputsOf(Execution execution) => execution.Task is { State: TaskState.Completed } task
        ? new JsonObject
        {
            ["Outcome"] = task.Outcome,
            ["Result"] = task.Data is { } data ? instance.Values.Value(data) : null,
            ["Note"] = instance.Values.Text(task.Note),
            ["CompletedBy"] = instance.Values.Text(task.CompletedBy),
        }
        : null;

    /// <summary>Never empty, so that the viewer does not ask for the same record again every second.</summary>
    private static JsonObject PropertiesOf(Execution execution)
    {
        var properties = new JsonObject { ["Depth"] = execution.Depth };
        if (execution.Waits.Count > 0) properties["WaitsFor"] = Names(execution.Waits.Select(w => w.Kind.ToString()).Distinct());
        if (execution.Waits.Where(w => w.DueAt is not null).Select(w => w.DueAt).Min() is { } due) properties["DueAt"] = due;
        if (execution.Started.Count > 0) properties["StartedDossiers"] = Names(execution.Started.Select(s => s.Code));
        return properties;
    }

    private static JsonObject MetadataOf(Execution execution) => execution.Started.Count == 0
        ? new JsonObject()
        : new JsonObject { ["StartedWorkflowInstanceIds"] = Names(execution.Started.Select(s => Instance.IdOf(s.Id))) };

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(n => JsonValue.Create(n))];
}
