namespace Workflow.Core.Documents;

/// <summary>What is said of files and of the documents of dossiers.</summary>
internal sealed class DocumentSentences
{
    private static readonly SentenceBook book = SentenceBook.For<DocumentSentences>();

    private DocumentSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));
}
