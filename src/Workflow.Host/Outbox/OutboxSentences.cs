using Workflow.Core;

namespace Workflow.Host.Outbox;

/// <summary>What is said of messages that leave the house.</summary>
internal sealed class OutboxSentences
{
    private static readonly SentenceBook book = SentenceBook.For<OutboxSentences>();

    private OutboxSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, book.Of(code, arguments));
}
