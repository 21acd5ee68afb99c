using System.Text.Json.Nodes;

namespace Workflow.Host.Studio.Instances;

/// <summary>Whether a dossier is under way or over.</summary>
internal enum InstanceStatus { Running, Finished }

/// <summary>
/// How a dossier is doing, in Studio's words. Ours are Suspended (it waits), Faulted (an incident is open), Finished and Cancelled (withdrawn, or ended
/// with the dossier that started it); no dossier is ever in one of the others, since each rests whenever it can be read.
/// </summary>
internal enum InstanceSubStatus { Pending, Executing, Suspended, Finished, Cancelled, Faulted, Interrupted }

/// <summary>How a dossier's stay at an activity stands.</summary>
internal enum ExecutionStatus { Pending, Running, Completed, Canceled, Faulted }

/// <summary>A dossier in Studio's list.</summary>
/// <param name="Name">The dossier's code; applicants are never named here.</param>
/// <param name="UpdatedAt">The last act on the dossier; grows with each.</param>
internal record InstanceSummary(
    string Id, string DefinitionId, string DefinitionVersionId, int Version, InstanceStatus Status, InstanceSubStatus SubStatus, string CorrelationId, string Name,
    int IncidentCount, DateTime CreatedAt, DateTime UpdatedAt, DateTime? FinishedAt);

/// <summary>A dossier as Studio's viewer reads it.</summary>
internal sealed record InstanceView : InstanceSummary
{
    public InstanceView(InstanceSummary summary, InstanceState state) : base(summary) => WorkflowState = state;

    public InstanceState WorkflowState { get; }
}

/// <summary>Where a dossier's process stands; the viewer shows it as text, as a whole.</summary>
internal sealed record InstanceState(
    string Id, string DefinitionId, int DefinitionVersion, string CorrelationId, InstanceStatus Status, InstanceSubStatus SubStatus,
    IReadOnlyList<BookmarkView> Bookmarks, IReadOnlyList<InstanceIncident> Incidents, IReadOnlyList<JsonObject> CompletionCallbacks,
    IReadOnlyList<ActivityContextView> ActivityExecutionContexts, JsonObject Input, JsonObject Output, JsonObject Properties,
    DateTime CreatedAt, DateTime UpdatedAt, DateTime? FinishedAt);

/// <summary>Something that a dossier waits for.</summary>
/// <param name="Name">The kind of activity that waits.</param>
internal sealed record BookmarkView(string Id, string Name, string Hash, JsonObject Payload, string ActivityNodeId, string ActivityInstanceId);

/// <summary>An activity that is under way.</summary>
internal sealed record ActivityContextView(string Id, string? ParentContextId, string ScheduledActivityNodeId, JsonObject Properties);

/// <summary>An open incident; the id is what a retry takes.</summary>
internal sealed record InstanceIncident(
    string Id, string ActivityId, string ActivityNodeId, string ActivityType, string Message, DateTime Timestamp, ExceptionView Exception);

/// <summary>What went wrong: a stable code and a sentence.</summary>
internal sealed record ExceptionView(string Type, string Message);

/// <summary>What the viewer asks for every few seconds; a later instant makes it read the rest again.</summary>
internal sealed record ExecutionStateView(InstanceStatus Status, InstanceSubStatus WorkflowSubStatus, DateTime UpdatedAt);

/// <summary>A variable of the whole process.</summary>
/// <param name="Id">By which the viewer finds it in the definition.</param>
internal sealed record VariableView(string Id, string Name, JsonNode? Value);

/// <summary>Something that happened to a dossier.</summary>
/// <param name="Sequence">From 1, without gaps, over the whole journal.</param>
internal sealed record JournalRecord(
    string Id, string? ActivityInstanceId, string? ParentActivityInstanceId, string ActivityId, string ActivityType, int ActivityTypeVersion, string ActivityName,
    string NodeId, DateTime Timestamp, long Sequence, string EventName, string? Message, string? Source, JsonObject? Payload);

/// <summary>How often a dossier was at an activity, and whether it stands there.</summary>
internal sealed record ActivityStats(
    string ActivityId, string ActivityNodeId, long StartedCount, long CompletedCount, long UncompletedCount, bool IsBlocked, bool IsFaulted, JsonObject Metadata)
{
    /// <summary>Of a node that the version of the dossier does not have.</summary>
    public static ActivityStats OfUnknown(string nodeId) => new(nodeId[(nodeId.LastIndexOf(':') + 1)..], nodeId, 0, 0, 0, IsBlocked: false, IsFaulted: false, new JsonObject());
}

/// <summary>One stay of a dossier at an activity.</summary>
internal record ExecutionSummary(
    string Id, string WorkflowInstanceId, string ActivityId, string ActivityNodeId, string ActivityType, int ActivityTypeVersion, string ActivityName,
    DateTime StartedAt, DateTime? CompletedAt, bool HasBookmarks, ExecutionStatus Status, JsonObject Metadata);

/// <summary>One stay of a dossier at an activity with all that is kept of it.</summary>
internal sealed record ExecutionRecord : ExecutionSummary
{
    public ExecutionRecord(ExecutionSummary summary) : base(summary) { }

    /// <summary>Inputs as they were evaluated; null where none are kept.</summary>
    public JsonObject? ActivityState { get; init; }
    public JsonObject? Outputs { get; init; }
    public JsonObject? Payload { get; init; }
    public required JsonObject Properties { get; init; }
    public ExceptionView? Exception { get; init; }
    public int AggregateFaultCount { get; init; }

    /// <summary>What led to it; of another dossier where one is named.</summary>
    public string? SchedulingActivityExecutionId { get; init; }
    public string? SchedulingActivityId { get; init; }
    public string? SchedulingWorkflowInstanceId { get; init; }
    public int CallStackDepth { get; init; }
}

/// <summary>A part of a list and how long the whole is.</summary>
internal sealed record StudioPage<T>(IReadOnlyList<T> Items, long TotalCount);

/// <summary>A whole list.</summary>
internal sealed record StudioList<T>(IReadOnlyList<T> Items, int Count);

/// <summary>What the drawing shows on its activities.</summary>
internal sealed record ActivityReport(IReadOnlyList<ActivityStats> Stats);

/// <summary>How a dossier came to an activity: from the beginning to the activity itself, dossiers that started others included.</summary>
internal sealed record CallStackView(string ActivityExecutionId, IReadOnlyList<ExecutionRecord> Items, long TotalCount);

/// <summary>A dossier as a file, with what the reader may see.</summary>
internal sealed record InstanceExport(
    InstanceView Instance, IReadOnlyList<VariableView> Variables, IReadOnlyList<ExecutionRecord> ActivityExecutions, IReadOnlyList<JournalRecord> Journal);

/// <summary>What a retry came to.</summary>
/// <param name="OpenIncidents">How many are open now; what failed again counts.</param>
internal sealed record RetriedInstance(Guid IncidentId, int OpenIncidents);
