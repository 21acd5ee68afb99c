using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Paging;

namespace Workflow.Host.Reminders;

/// <summary>The place behind a reminder of a feed: several thresholds of one subject may have been sent at the same instant.</summary>
internal sealed record FeedCursor(DateTime At, Guid SubjectId, Threshold Threshold)
{
    public static FeedCursor Of(Reminder reminder) => new(reminder.SentAt, reminder.SubjectId, reminder.Threshold);

    public override string ToString() => $"{new Cursor(At, SubjectId)}.{Threshold}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null for no text, malformed for any other.</summary>
    public static Result<FeedCursor?> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return (FeedCursor?)null;
        var parts = text.Split('.', 3);
        if (parts.Length == 2 && Enum.TryParse<Threshold>(parts[1], out var threshold) && Cursor.Parse(parts[0]) is { IsRejected: false, Value: { At: { } at } place })
            return new FeedCursor(at, place.Id, threshold);
        return PagingSentences.Refuse(RejectionKind.Malformed, "CursorUnreadable");
    }
}
