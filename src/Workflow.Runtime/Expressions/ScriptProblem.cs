using Workflow.Core;

namespace Workflow.Runtime.Expressions;

/// <summary>A reason why a source text cannot be published.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Code">Stable identifier, also the key of the sentence.</param>
/// <param name="Sentence">The reason without the place.</param>
public sealed record ScriptProblem(int Line, int Column, string Code, Phrase Sentence);
