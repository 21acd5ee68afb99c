using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Paging;

namespace Workflow.Host.Reminders;

/// <summary>The place behind a reminder of a feed: several thresholds, and those of several dates, of one subject may have been sent at the same instant.</summary>
internal sealed record FeedCursor(DateTime At, ReminderKey Key)
{
    public static FeedCursor Of(Reminder reminder) => new(reminder.SentAt, ReminderKey.Of(reminder));

    public override string ToString() => $"{new Cursor(At, Key.SubjectId)}.{Key}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null for no text, malformed for any other.</summary>
    public static Result<FeedCursor?> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return (FeedCursor?)null;
        var parts = text.Split('.', 3);
        if (parts.Length == 2 && ReminderKey.Parse(parts[1]) is { } key && Cursor.Parse(parts[0]) is { IsRejected: false, Value: { At: { } at } })
            return new FeedCursor(at, key);
        return PagingSentences.Refuse(RejectionKind.Malformed, "CursorUnreadable");
    }
}
