using Workflow.Core;

namespace Workflow.Host.Jobs;

/// <summary>The sentences of long work.</summary>
internal sealed class JobSentences
{
    private static readonly SentenceBook Book = SentenceBook.For<JobSentences>();

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, Book.Of(code, arguments));
}
