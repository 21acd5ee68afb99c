namespace Workflow.Core.Deadlines;

/// <summary>The sentences of calendars, limits and dates.</summary>
internal sealed class DeadlineSentences
{
    private const int LongestQuote = 60;

    private DeadlineSentences() { }

    public static SentenceBook Book { get; } = SentenceBook.For<DeadlineSentences>();

    public static Rejection Refuse(string code, params ReadOnlySpan<object?> arguments) =>
        new(RejectionKind.Unprocessable, code, Book.Of(code, arguments));

    /// <summary>A piece of foreign text, cut so that a sentence stays a sentence.</summary>
    public static string Quoted(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
}
