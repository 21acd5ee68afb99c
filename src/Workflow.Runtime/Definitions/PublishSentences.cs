using Workflow.Core;

namespace Workflow.Runtime.Definitions;

/// <summary>The sentences of the checks before publishing.</summary>
internal sealed class PublishSentences
{
    private static readonly SentenceBook book = SentenceBook.For<PublishSentences>();

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);
}
