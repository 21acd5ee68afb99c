namespace Workflow.Core.Dossiers;

/// <summary>
/// Something that a worker outside is to do for a dossier; gone once it is done, given up or no longer wanted. A worker takes a lease on it, and the
/// revision at that moment is the fencing number: whoever comes with an older one, or after the lease, has lost it.
/// </summary>
public sealed class WorkItem : IRevised
{
    /// <summary>Most characters of a result, as compact JSON.</summary>
    public const int LongestResult = Variable.LongestValue;

    /// <summary>Failures after which it is given up.</summary>
    public const int MostFailures = 3;

    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }

    /// <summary>The activity that waits for it, and the frame it waits in.</summary>
    public required int Activity { get; init; }
    public required int Frame { get; init; }

    /// <summary>What is to be done, e.g. <c>issue-invoice</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the worker needs to know, as compact JSON; null for nothing. May hold personal data.</summary>
    public string? Payload { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>From when on it may be taken, UTC: at once, when the lease ends, or when it is to be tried again.</summary>
    public DateTime AvailableAt { get; private set; }

    /// <summary>Who holds or last held the lease; null as long as nobody took it.</summary>
    public string? LeasedBy { get; private set; }

    /// <summary>The request that took the lease: asked once more, it is answered with the same items.</summary>
    public string? LeaseKey { get; private set; }

    /// <summary>End of the lease, exclusive; null while nobody holds one.</summary>
    public DateTime? LeasedUntil { get; private set; }
    public int Failures { get; private set; }

    /// <summary>Code of the last failure.</summary>
    public string? LastFailure { get; private set; }
    public int Revision { get; set; }

    /// <summary>Makes an item that may be taken at once.</summary>
    public static WorkItem Of(Effect.WorkRequested wanted, Guid dossierId, DateTime now) => new()
    {
        Id = wanted.Id,
        DossierId = dossierId,
        Activity = wanted.Activity,
        Frame = wanted.Frame,
        Name = wanted.Name,
        Payload = wanted.PayloadJson,
        CreatedAt = now,
        AvailableAt = now,
    };

    /// <summary>Takes a lease; refused while somebody holds one or the time has not come.</summary>
    public Rejection? Lock(string by, string key, TimeSpan lease, DateTime now)
    {
        if (now < AvailableAt) return DossierSentences.Refuse(RejectionKind.Conflict, "WorkTaken");
        (LeasedBy, LeaseKey, LeasedUntil, AvailableAt) = (by, key, now + lease, now + lease);
        return null;
    }

    /// <summary>Refuses whoever does not hold the lease, or no longer.</summary>
    /// <param name="token">The revision that the holder was given.</param>
    public Rejection? CheckLease(string by, int token, DateTime now) => LeasedBy == by && Revision == token && now < LeasedUntil
        ? null
        : DossierSentences.Refuse(RejectionKind.Conflict, "WorkLeaseLost");

    /// <summary>Prolongs the lease that <see cref="CheckLease"/> has found to hold.</summary>
    public void Extend(TimeSpan lease, DateTime now) => (LeasedUntil, AvailableAt) = (now + lease, now + lease);

    /// <summary>Notes a failure and gives the lease back; true when it may be tried again.</summary>
    /// <param name="retryAfter">How long it rests; null where trying again is of no use.</param>
    public bool Fail(string code, TimeSpan? retryAfter, DateTime now)
    {
        (Failures, LastFailure) = (Failures + 1, code);
        if (retryAfter is not { } rest || Failures >= MostFailures) return false;
        (LeasedBy, LeaseKey, LeasedUntil, AvailableAt) = (null, null, null, now + rest);
        return true;
    }
}
