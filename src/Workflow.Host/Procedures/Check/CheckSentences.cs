using Workflow.Core;

namespace Workflow.Host.Procedures.Check;

/// <summary>The sentences of the check: what cannot be read, what differs, and the words of its report.</summary>
internal sealed class CheckSentences
{
    private static readonly SentenceBook book = SentenceBook.For<CheckSentences>();

    private CheckSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(string code, params ReadOnlySpan<object?> arguments) =>
        new(RejectionKind.Unprocessable, code, book.Of(code, arguments));
}
