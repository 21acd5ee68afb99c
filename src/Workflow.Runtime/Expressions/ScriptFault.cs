using Workflow.Core;

namespace Workflow.Runtime.Expressions;

/// <summary>An evaluation that came to no value; the run raises an incident of it.</summary>
/// <param name="Code">ECMAScript's error name (TypeError, ReferenceError, RangeError, SyntaxError), or which bound was met.</param>
/// <param name="Line">Where in the source, from 1; 0 where the fault has no place in a source.</param>
/// <param name="Column">From 1, in UTF-16 units; 0 where the fault has no place in a source.</param>
public sealed record ScriptFault(string Code, Phrase Sentence, int Line = 0, int Column = 0)
{
    public const string TypeError = "TypeError";
    public const string ReferenceError = "ReferenceError";
    public const string RangeError = "RangeError";
    public const string SyntaxError = "SyntaxError";
    public const string TooManySteps = "ScriptTooManySteps";
    public const string TooLarge = "ScriptTooLarge";
    public const string TooDeep = "ScriptTooDeep";
    public const string OutsideSubset = "ScriptOutsideSubset";
    public const string NotConvertible = "InputNotConvertible";
}

/// <summary>A value, or the fault that stands in its place.</summary>
public readonly record struct ScriptResult
{
    private readonly JsValue value;

    public ScriptResult(JsValue value) => this.value = value;

    public ScriptResult(ScriptFault fault) => Fault = fault;

    public ScriptFault? Fault { get; }

    /// <summary>The outcomes that the script chose last; null where it chose none.</summary>
    public IReadOnlyList<string>? Outcomes { get; init; }

    public bool IsFault => Fault is not null;

    /// <summary>The value. Asking a faulted result for it is a programming error.</summary>
    public JsValue Value => Fault is null ? value : throw new InvalidOperationException($"Faulted: {Fault.Code}.");
}
