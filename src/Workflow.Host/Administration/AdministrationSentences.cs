using Workflow.Core;

namespace Workflow.Host.Administration;

/// <summary>The sentences of administration.</summary>
internal sealed class AdministrationSentences
{
    private static readonly SentenceBook Book = SentenceBook.For<AdministrationSentences>();

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => Book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, Book.Of(code, arguments));

    /// <summary>One thing wrong with a field of a form or request.</summary>
    public static Problem Wrong(string field, string code, params ReadOnlySpan<object?> arguments) => new(code, $"$.{field}", null, Book.Of(code, arguments));
}
