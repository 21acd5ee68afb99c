namespace Workflow.Core.Dossiers;

/// <summary>
/// A named event on its way to all that wait for it, kept until every one of them has been reached. It reaches what waited when it was raised, each
/// dossier once, in the order of their ids.
/// </summary>
public sealed class RaisedEvent : IRevised
{
    /// <summary>Longest chain of events that lead to further events, from dossier to dossier.</summary>
    public const int MostHops = 100;

    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Whom it is for; null for all that wait for it, and for everything that begins with it.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Compact JSON; null for nothing.</summary>
    public string? Payload { get; init; }

    /// <summary>Sign-in name of the officer whose reach bounds it; <c>system</c> for an event that a process has sent.</summary>
    public required string RaisedBy { get; init; }
    public required DateTime RaisedAt { get; init; }

    /// <summary>How many events led to this one.</summary>
    public required int Hops { get; init; }

    /// <summary>The last dossier that was reached; null before the first.</summary>
    public Guid? ReachedThrough { get; private set; }

    /// <summary>Dossiers that went on.</summary>
    public int Reached { get; private set; }

    /// <summary>Dossiers that began with it.</summary>
    public int Started { get; private set; }

    /// <summary>When a host looks at it next, UTC: at once, or when the lease of the host that delivers it ends. Null when all are reached.</summary>
    public DateTime? NextLookAt { get; private set; }

    /// <summary>When the last of them was reached, UTC.</summary>
    public DateTime? DeliveredAt { get; private set; }
    public int Revision { get; set; }

    /// <summary>Makes it due at once.</summary>
    public RaisedEvent DueAt(DateTime now)
    {
        NextLookAt = now;
        return this;
    }

    /// <summary>Keeps other hosts away until the lease ends; false when another was first or nothing is left to do.</summary>
    public bool Claim(DateTime now, TimeSpan lease)
    {
        if (NextLookAt is not { } look || look > now) return false;
        NextLookAt = now + lease;
        return true;
    }

    /// <summary>Notes how far it has come, and is free to be looked at again.</summary>
    public void Advance(Guid? through, int reached, DateTime now) =>
        (ReachedThrough, Reached, NextLookAt) = (through ?? ReachedThrough, Reached + reached, now);

    /// <summary>All are reached.</summary>
    public void Finish(int started, DateTime now) => (Started, NextLookAt, DeliveredAt) = (started, null, now);
}
