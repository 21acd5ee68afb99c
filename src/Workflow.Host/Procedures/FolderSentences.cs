using Workflow.Core;

namespace Workflow.Host.Procedures;

/// <summary>The sentences about procedure folders on disk.</summary>
internal sealed class FolderSentences
{
    private static readonly SentenceBook book = SentenceBook.For<FolderSentences>();

    private FolderSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(string code, params ReadOnlySpan<object?> arguments) =>
        new(RejectionKind.Unprocessable, code, book.Of(code, arguments));
}
