using Workflow.Core;

namespace Workflow.Host.Notices;

/// <summary>What is refused about notices, subscriptions and the log of what was sent.</summary>
internal sealed class NoticeSentences
{
    private static readonly SentenceBook book = SentenceBook.For<NoticeSentences>();

    private NoticeSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, book.Of(code, arguments));
}
