using Workflow.Core;

namespace Workflow.Host.Procedures;

/// <summary>What is said when procedures are published, restored and read.</summary>
internal sealed class PublicationSentences
{
    private static readonly SentenceBook book = SentenceBook.For<PublicationSentences>();

    private PublicationSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, book.Of(code, arguments));
}
