using Workflow.Core;

namespace Workflow.Host.Reminders;

/// <summary>What is said of reminders.</summary>
internal sealed class ReminderSentences
{
    private static readonly SentenceBook book = SentenceBook.For<ReminderSentences>();

    private ReminderSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, book.Of(code, arguments));
}
