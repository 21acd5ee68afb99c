using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>Names and descriptions of activities, as the designer shows them.</summary>
internal sealed class ActivitySentences
{
    private static readonly SentenceBook book = SentenceBook.For<ActivitySentences>();

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);
}
