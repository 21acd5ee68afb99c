using Workflow.Core;

namespace Workflow.Runtime.Expressions;

/// <summary>
/// Unwinds an evaluation to <see cref="Script.Evaluate"/>, the only place that throws it away and makes a fault of it. The subset cannot catch,
/// so every fault ends the evaluation, and no member has to hand one on.
/// </summary>
internal sealed class ScriptAbort(string code, Phrase sentence) : Exception
{
    public string Code { get; } = code;

    public Phrase Sentence { get; } = sentence;

    public static ScriptAbort Type(string key, params ReadOnlySpan<object?> arguments) => new(ScriptFault.TypeError, ExpressionSentences.Of(key, arguments));

    public static ScriptAbort Range(string key, params ReadOnlySpan<object?> arguments) => new(ScriptFault.RangeError, ExpressionSentences.Of(key, arguments));

    /// <summary>A bound of the evaluator or an edge of the subset, whose code is the key of its sentence.</summary>
    public static ScriptAbort Of(string code, params ReadOnlySpan<object?> arguments) => new(code, ExpressionSentences.Of(code, arguments));
}
