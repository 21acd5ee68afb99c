namespace Workflow.Core.Offices;

/// <summary>What is said of delegations.</summary>
internal sealed class DelegationSentences
{
    private static readonly SentenceBook book = SentenceBook.For<DelegationSentences>();

    private DelegationSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));

    /// <summary>One thing wrong with a field.</summary>
    public static Problem Wrong(string field, string code, params ReadOnlySpan<object?> arguments) => new(code, $"$.{field}", null, book.Of(code, arguments));
}
