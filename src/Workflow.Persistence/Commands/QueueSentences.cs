using Workflow.Core;

namespace Workflow.Persistence.Commands;

/// <summary>What the commit queue itself refuses.</summary>
internal sealed class QueueSentences
{
    private static readonly SentenceBook book = SentenceBook.For<QueueSentences>();

    private QueueSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code) => new(kind, code, book.Of(code));
}
