using Workflow.Core;

namespace Workflow.Host.Drafts;

/// <summary>What is said of forms that are kept until they are sent.</summary>
internal sealed class DraftSentences
{
    private static readonly SentenceBook book = SentenceBook.For<DraftSentences>();

    private DraftSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));
}
