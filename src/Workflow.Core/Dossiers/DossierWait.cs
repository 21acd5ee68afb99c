namespace Workflow.Core.Dossiers;

/// <summary>Something other than an officer that a dossier waits for: an event, an instant, a request, a worker, an answer, another process.</summary>
public sealed class DossierWait
{
    public required Guid DossierId { get; init; }

    /// <summary>Index in the version's list of activities.</summary>
    public required int Activity { get; init; }

    /// <summary>The frame in which the activity waits.</summary>
    public required int Frame { get; init; }
    public required WaitKind Kind { get; init; }

    /// <summary>The event's name, the endpoint's methods and path, an id; empty for a timer.</summary>
    public required string Key { get; init; }

    /// <summary>When a timer is due, UTC; null for every other kind, and for a timer that is held by an incident.</summary>
    public DateTime? DueAt { get; init; }
    public required DateTime OpenedAt { get; init; }
}
