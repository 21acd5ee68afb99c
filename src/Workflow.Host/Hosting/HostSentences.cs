using Workflow.Core;

namespace Workflow.Host.Hosting;

/// <summary>The sentences of the edge: what cannot be read, found or served.</summary>
internal sealed class HostSentences
{
    private static readonly SentenceBook Book = SentenceBook.For<HostSentences>();

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => Book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, Book.Of(code, arguments));
}
