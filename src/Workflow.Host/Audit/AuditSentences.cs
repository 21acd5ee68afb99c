using Workflow.Core;

namespace Workflow.Host.Audit;

/// <summary>The sentences of the audit.</summary>
internal sealed class AuditSentences
{
    private static readonly SentenceBook Book = SentenceBook.For<AuditSentences>();

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, Book.Of(code, arguments));
}
