using Workflow.Core;

namespace Workflow.Host.Submissions;

/// <summary>What the operations on online submissions say beyond the rules of the submission itself.</summary>
internal sealed class OnlineSentences
{
    private static readonly SentenceBook book = SentenceBook.For<OnlineSentences>();

    private OnlineSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, book.Of(code, arguments));
}
