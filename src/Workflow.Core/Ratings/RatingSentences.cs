namespace Workflow.Core.Ratings;

/// <summary>What is said to applicants who rate.</summary>
internal sealed class RatingSentences
{
    private static readonly SentenceBook book = SentenceBook.For<RatingSentences>();

    private RatingSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));
}
