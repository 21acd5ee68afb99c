namespace Workflow.Core.Dossiers;

/// <summary>What is said of dossiers and their steps.</summary>
internal sealed class DossierSentences
{
    private static readonly SentenceBook book = SentenceBook.For<DossierSentences>();

    private DossierSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, Of(code, arguments));
}
