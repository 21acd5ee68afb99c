using Workflow.Core.Deadlines;
using Workflow.Core.Outbox;

namespace Workflow.Core.Dossiers;

/// <summary>Something that is looked at when its next threshold is reached.</summary>
public interface IWatched : IRevised
{
    Guid Id { get; }

    /// <summary>When it is looked at next, UTC; null when nothing is left to warn of.</summary>
    DateTime? NextAlertAt { get; }
}

/// <summary>
/// A look that a sweep moves on, with the reminders that go out by it. It is written only while the row stands as it was read: whoever was
/// there first, an officer or another host, has the row. The revision stays, so that nobody who has the row before them loses by it.
/// </summary>
/// <param name="Row">Type of the row, an <see cref="IWatched"/>.</param>
/// <param name="DossierId">Orders the looks of a sweep, so that two sweeps cannot block each other.</param>
/// <param name="Revision">As read.</param>
/// <param name="ReadAt">The look as read.</param>
public sealed record LookMove(Type Row, Guid Id, Guid DossierId, int Revision, DateTime ReadAt, DateTime? Next, IReadOnlyList<ReminderDraft> Drafts);

/// <summary>A reminder, written only where its key is new, and what leaves the house with it.</summary>
/// <param name="Messages">For the outbox, inserted together with the reminder where their ids are new too: several recipients of a threshold may share one.</param>
public sealed record ReminderDraft(Reminder Reminder, IReadOnlyList<OutboxMessage> Messages);
