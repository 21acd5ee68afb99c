using Workflow.Core;

namespace Workflow.Host.Tasks.Bulk;

/// <summary>What is refused of acts on several steps.</summary>
internal sealed class BulkSentences
{
    private static readonly SentenceBook book = SentenceBook.For<BulkSentences>();

    private BulkSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));
}
