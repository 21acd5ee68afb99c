namespace Workflow.Host.Studio.Instances;

/// <summary>Which part of a journal is asked for.</summary>
internal sealed record JournalRequest(JournalFilter? Filter = null);

/// <summary>Conditions on a journal; an absent or empty one restricts nothing.</summary>
internal sealed record JournalFilter(
    IReadOnlyList<string>? ActivityIds = null, IReadOnlyList<string>? ActivityNodeIds = null, IReadOnlyList<string>? ExcludedActivityTypes = null,
    IReadOnlyList<string>? EventNames = null)
{
    public bool Admits(JournalRecord record) =>
        IsAmong(ActivityIds, record.ActivityId) && IsAmong(ActivityNodeIds, record.NodeId) && IsAmong(EventNames, record.EventName)
        && ExcludedActivityTypes?.Contains(record.ActivityType, StringComparer.Ordinal) != true;

    private static bool IsAmong(IReadOnlyList<string>? asked, string value) => asked is null or [] || asked.Contains(value, StringComparer.Ordinal);
}

/// <summary>Of which activities of a dossier the drawing is to be told.</summary>
internal sealed record ReportRequest(string? WorkflowInstanceId = null, IReadOnlyList<string>? ActivityNodeIds = null);

/// <summary>Which dossiers are to be put into one file.</summary>
internal sealed record BulkExportRequest(IReadOnlyList<string>? Ids = null);

/// <summary>Which incident is to be tried again.</summary>
/// <param name="IncidentId">The oldest that is open where none is named.</param>
/// <param name="Reason">For the history; may be absent.</param>
internal sealed record RetryRequest(Guid? IncidentId = null, string? Reason = null);
