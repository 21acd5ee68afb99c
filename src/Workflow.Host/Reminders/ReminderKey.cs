using System.Globalization;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Reminders;

/// <summary>Names a reminder within the feed of its recipient; written as <c>0197c0de…-Near-1795413600000</c>.</summary>
internal readonly record struct ReminderKey(Guid SubjectId, Threshold Threshold, DateTime DueAt)
{
    public static ReminderKey Of(Reminder reminder) => new(reminder.SubjectId, reminder.Threshold, reminder.DueAt);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{SubjectId:N}-{Threshold}-{new DateTimeOffset(DueAt).ToUnixTimeMilliseconds()}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for any other text.</summary>
    public static ReminderKey? Parse(string text)
    {
        var parts = text.Split('-', 4);
        if (parts.Length != 3 || !Guid.TryParseExact(parts[0], "N", out var subject)) return null;
        if (!Enum.TryParse<Threshold>(parts[1], out var threshold) || threshold.ToString() != parts[1]) return null;
        if (!long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return null;
        if (milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()) return null;
        return new(subject, threshold, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime);
    }
}
