using Workflow.Core;

namespace Workflow.Host.Paging;

/// <summary>What is said of lists and their pages.</summary>
internal sealed class PagingSentences
{
    private static readonly SentenceBook book = SentenceBook.For<PagingSentences>();

    private PagingSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, book.Of(code, arguments));
}
