using Workflow.Core;

namespace Workflow.Host.Studio;

/// <summary>What is said to designers when the service refuses what Studio asks.</summary>
internal sealed class StudioSentences
{
    private static readonly SentenceBook book = SentenceBook.For<StudioSentences>();

    private StudioSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));
}
