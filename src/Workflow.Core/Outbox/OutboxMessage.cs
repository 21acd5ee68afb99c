using Workflow.Core.Dossiers;

namespace Workflow.Core.Outbox;

/// <summary>
/// Something that is sent out of the house, written in the same transaction as what it comes from: a step, a reminder. Its id goes along as
/// the idempotency key: whoever receives it twice knows that it is one. The revision is the fencing number: each claim raises it, and what
/// came of an attempt is written only at the revision of its claim.
/// </summary>
public sealed class OutboxMessage : IRevised
{
    public required Guid Id { get; init; }

    /// <summary>Null where it is about no dossier, or about several.</summary>
    public Guid? DossierId { get; init; }

    /// <summary>Where it goes, its kind before the first colon: <c>http:api.example.gov.vn:443</c>, <c>mail:relay</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Order among the messages of the dossier, and so among those of each channel; null for one that stands in no order.</summary>
    public int? Sequence { get; init; }

    /// <summary>The officer it goes to; null for anybody else.</summary>
    public string? RecipientId { get; init; }

    /// <summary>Whose people may see in the log that it went out: the recipient's unit, or the one that received the dossier.</summary>
    public string? UnitCode { get; init; }

    /// <summary>Whether it waits until every earlier message of the dossier to the same channel has gone out.</summary>
    public required bool IsOrdered { get; init; }

    /// <summary>How often it is tried before it is given up, from 1.</summary>
    public required int MostAttempts { get; init; }

    /// <summary>What is sent, as compact JSON; personal data.</summary>
    public required string Payload { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>The activity that waits for the answer; null where nobody does, and then <see cref="Frame"/> is too.</summary>
    public int? Activity { get; private set; }
    public int? Frame { get; private set; }
    public OutboxState State { get; private set; }

    /// <summary>Attempts begun: counted before anything is sent.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it is looked at next, UTC; while it is being sent, the end of the lease. Null when it is settled.</summary>
    public DateTime? NextAttemptAt { get; private set; }

    /// <summary>The host that is sending it or sent it last; null where it was put off since.</summary>
    public string? LeasedBy { get; private set; }

    /// <summary>Code of what the last attempt failed with.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>When it was sent, given up or withdrawn, UTC.</summary>
    public DateTime? SettledAt { get; private set; }
    public int Revision { get; set; }

    /// <summary>Orders it among commands: with its dossier where it has one, else on its own.</summary>
    public Guid CommandKey => DossierId ?? Id;

    /// <summary>Whether a process waits for the answer.</summary>
    public bool IsAwaited => Activity is not null;

    /// <summary>Whether it has been tried as often as it may be.</summary>
    public bool IsExhausted => Attempts >= MostAttempts;

    /// <summary>Makes a message that is due at an instant.</summary>
    /// <param name="place">The activity and the frame that wait for the answer; null where nobody does.</param>
    public OutboxMessage DueAt(DateTime instant, (int Activity, int Frame)? place)
    {
        (Activity, Frame, NextAttemptAt) = (place?.Activity, place?.Frame, instant);
        return this;
    }

    /// <summary>Whether it may be claimed: it waits, and nobody holds a lease on it.</summary>
    public bool IsDue(DateTime now) => State == OutboxState.Waiting && NextAttemptAt <= now;

    /// <summary>Counts an attempt and keeps everybody else away until the lease ends.</summary>
    public void Claim(string by, DateTime now, TimeSpan lease)
    {
        if (!IsDue(now) || IsExhausted) throw new InvalidOperationException("Not to be sent.");
        Attempts++;
        (LeasedBy, NextAttemptAt) = (by, now + lease);
    }

    /// <summary>Puts it off without counting an attempt.</summary>
    public void Postpone(DateTime until)
    {
        if (State != OutboxState.Waiting) throw new InvalidOperationException("Settled already.");
        (LeasedBy, NextAttemptAt) = (null, until);
    }

    /// <summary>The receiver has answered.</summary>
    public void Deliver(DateTime now) => Settle(OutboxState.Sent, null, now);

    /// <summary>An attempt failed: it is tried again later or, where it was the last one or trying again is of no use, given up.</summary>
    /// <param name="notBefore">What the receiver asked for; null for nothing.</param>
    public void Fail(string failure, bool isFinal, DateTime? notBefore, DateTime now)
    {
        if (isFinal || IsExhausted)
        {
            Settle(OutboxState.Dead, failure, now);
            return;
        }
        var next = now + RetryPlan.DelayAfter(Attempts, Id);
        (LastFailure, NextAttemptAt) = (failure, notBefore > next ? notBefore : next);
    }

    /// <summary>Nobody wants it any longer.</summary>
    public void Withdraw(DateTime now) => Settle(OutboxState.Withdrawn, LastFailure, now);

    /// <summary>Sends a dead letter again for the receiver's sake: with all its attempts, and with nobody waiting for the answer.</summary>
    public void Reopen(DateTime now)
    {
        if (State != OutboxState.Dead) throw new InvalidOperationException("Not a dead letter.");
        (State, Attempts, SettledAt, LeasedBy) = (OutboxState.Waiting, 0, null, null);
        DueAt(now, place: null);
    }

    private void Settle(OutboxState state, string? failure, DateTime now) =>
        (State, LastFailure, NextAttemptAt, SettledAt) = (state, failure, null, now);
}

/// <summary>How far a message has come.</summary>
public enum OutboxState
{
    /// <summary>To be sent, or being sent.</summary>
    Waiting,
    /// <summary>Answered by the receiver.</summary>
    Sent,
    /// <summary>Given up: somebody has to look at it.</summary>
    Dead,
    /// <summary>No longer wanted before it could be sent.</summary>
    Withdrawn,
}
