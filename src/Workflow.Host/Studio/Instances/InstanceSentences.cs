using Workflow.Core;

namespace Workflow.Host.Studio.Instances;

/// <summary>What Studio is told of dossiers, and why it may not do what it offers.</summary>
internal sealed class InstanceSentences
{
    private static readonly SentenceBook book = SentenceBook.For<InstanceSentences>();

    private InstanceSentences() { }

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, book.Of(code, arguments));
}
