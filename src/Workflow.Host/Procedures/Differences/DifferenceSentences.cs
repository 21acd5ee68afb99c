using Workflow.Core;

namespace Workflow.Host.Procedures.Differences;

/// <summary>The sentences in which two versions are told apart.</summary>
internal sealed class DifferenceSentences
{
    private static readonly SentenceBook book = SentenceBook.For<DifferenceSentences>();

    private DifferenceSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);
}
