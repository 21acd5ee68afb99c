using Workflow.Core;

namespace Workflow.Runtime.Expressions;

/// <summary>The sentences of expressions: problems at publish, faults at run time.</summary>
internal sealed class ExpressionSentences
{
    private static readonly SentenceBook Book = SentenceBook.For<ExpressionSentences>();

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => Book.Of(key, arguments);
}
