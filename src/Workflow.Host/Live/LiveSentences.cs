using Workflow.Core;

namespace Workflow.Host.Live;

/// <summary>What is said of streams.</summary>
internal sealed class LiveSentences
{
    private static readonly SentenceBook book = SentenceBook.For<LiveSentences>();

    private LiveSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));
}
