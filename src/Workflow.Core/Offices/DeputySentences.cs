namespace Workflow.Core.Offices;

/// <summary>What is said of absences and of who does the work meanwhile.</summary>
internal sealed class DeputySentences
{
    private static readonly SentenceBook book = SentenceBook.For<DeputySentences>();

    private DeputySentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));
}
