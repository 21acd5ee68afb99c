using Workflow.Core;

namespace Workflow.Runtime;

/// <summary>The sentences of running: stimuli that do not fit, and incidents.</summary>
internal sealed class RunSentences
{
    private static readonly SentenceBook book = SentenceBook.For<RunSentences>();

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    /// <summary>A stimulus that the position has no place for.</summary>
    public static Rejection Refuse(string key, params ReadOnlySpan<object?> arguments) => new(RejectionKind.Conflict, key, book.Of(key, arguments));
}
