using System.Text.Json;
using Workflow.Core.Dossiers;

namespace Workflow.Host.Triggers;

/// <summary>Something for a worker to do.</summary>
/// <param name="AvailableAt">From when on it may be taken, UTC.</param>
/// <param name="LeasedBy">Who does it; null while nobody does.</param>
internal sealed record WorkLine(Guid Id, string Name, Guid DossierId, DateTime CreatedAt, DateTime AvailableAt, string? LeasedBy, int Failures)
{
    /// <param name="now">The instant against which leases are judged.</param>
    public static WorkLine Of(WorkItem item, DateTime now) =>
        new(item.Id, item.Name, item.DossierId, item.CreatedAt, item.AvailableAt, now < item.LeasedUntil ? item.LeasedBy : null, item.Failures);
}

/// <summary>Which work a worker takes.</summary>
/// <param name="Count">1 to 100.</param>
/// <param name="LeaseSeconds">1 to 3,600.</param>
internal sealed record LockWorkRequest(string Name, int Count = 1, int LeaseSeconds = 60);

/// <summary>Work that the caller holds.</summary>
/// <param name="Token">To be named when it is extended, completed or failed; an older one is stale.</param>
internal sealed record LockedWork(Guid Id, string Name, Guid DossierId, JsonElement? Payload, int Token, DateTime LeasedUntil, int Failures)
{
    public static LockedWork Of(WorkItem item) => new(
        item.Id, item.Name, item.DossierId, item.Payload is null ? null : JsonElement.Parse(item.Payload), item.Revision, item.LeasedUntil!.Value, item.Failures);
}

/// <param name="LeaseSeconds">From now on; 1 to 3,600.</param>
internal sealed record ExtendWorkRequest(int Token, int LeaseSeconds = 60);

/// <param name="Result">What the process is to know; at most 64 KB.</param>
internal sealed record CompleteWorkRequest(int Token, JsonElement? Result = null);

/// <param name="RetryAfterSeconds">How long it rests before it is tried again, at most a day; left out where trying again is of no use.</param>
internal sealed record FailWorkRequest(int Token, string Code, string Message, int? RetryAfterSeconds = null);

/// <summary>What became of work that failed.</summary>
/// <param name="WillRetry">False where it was given up, and the dossier stands still with an incident.</param>
internal sealed record FailedWork(Guid Id, bool WillRetry);
