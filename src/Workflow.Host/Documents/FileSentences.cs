using Workflow.Core;

namespace Workflow.Host.Documents;

/// <summary>What is said of files that are sent, kept and opened.</summary>
internal sealed class FileSentences
{
    private static readonly SentenceBook book = SentenceBook.For<FileSentences>();

    private FileSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));
}
