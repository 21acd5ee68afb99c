using Workflow.Core;

namespace Workflow.Host.Deputies;

/// <summary>What is refused of absences beside the rules of <see cref="Core.Offices.Deputy"/>.</summary>
internal sealed class AbsenceSentences
{
    private static readonly SentenceBook book = SentenceBook.For<AbsenceSentences>();

    private AbsenceSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));
}
