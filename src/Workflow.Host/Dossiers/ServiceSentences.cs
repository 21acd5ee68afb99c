using Workflow.Core;

namespace Workflow.Host.Dossiers;

/// <summary>What the operations on dossiers and steps say beyond the rules of the dossier itself.</summary>
internal sealed class ServiceSentences
{
    private static readonly SentenceBook book = SentenceBook.For<ServiceSentences>();

    private ServiceSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, book.Of(code, arguments));
}
