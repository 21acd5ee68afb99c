namespace Workflow.Core.Submissions;

/// <summary>What is said of online submissions.</summary>
internal sealed class SubmissionSentences
{
    private static readonly SentenceBook book = SentenceBook.For<SubmissionSentences>();

    private SubmissionSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, Of(code, arguments));
}
