using Workflow.Runtime.Expressions.Parsing;
using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions;

/// <summary>A script parsed and compiled once; immutable, and safe to evaluate from several threads.</summary>
public sealed class Script
{
    /// <summary>Longest source in UTF-16 units, inclusive.</summary>
    public const int MostSource = 65_536;

    private readonly Statement[] statements;
    private readonly Node? only;
    private readonly int slots;
    private readonly bool changesWhatItReads;

    internal Script(string source, Statement[] statements, int slots, ScriptReads reads, bool changesWhatItReads)
    {
        Source = source;
        Reads = reads;
        this.statements = statements;
        this.slots = slots;
        this.changesWhatItReads = changesWhatItReads;
        only = statements is [ExpressionStatement single] ? single.Expression : null;
    }

    public string Source { get; }

    /// <summary>What the script can ask of its scope.</summary>
    public ScriptReads Reads { get; }

    /// <summary>Whether <c>setOutcomes</c> is named, so that several outcomes may be chosen at once.</summary>
    public bool ChoosesSeveralOutcomes { get; internal init; }

    /// <summary>The compiled script, or every problem of the source in the order of the text.</summary>
    /// <param name="mayChooseOutcomes">Whether <c>setOutcome</c> and <c>setOutcomes</c> are there: only in the script of an activity.</param>
    public static ScriptParse Parse(string source, bool mayChooseOutcomes = false) => Parser.Parse(source, mayChooseOutcomes);

    /// <summary>
    /// The value in a scope, within 10,000 steps and 64 KB of result: what <c>return</c> gives, else the value of the last statement.
    /// A fault has changed nothing in the scope.
    /// </summary>
    public ScriptResult Evaluate(ScriptScope scope)
    {
        var run = new Run(scope, changesWhatItReads);
        try
        {
            var value = Execute(run);
            Run.Require(value);
            run.Commit();
            return new(value) { Outcomes = run.Outcomes };
        }
        catch (ScriptAbort abort)
        {
            var (line, column) = ProblemList.Place(Source, run.At);
            return new(new ScriptFault(abort.Code, abort.Sentence, line, column));
        }
    }

    private JsValue Execute(Run run)
    {
        var frame = Frame.Open(slots, null);
        if (only is not null) return only.Evaluate(run, frame);
        var value = JsValue.Undefined;
        Statement.All(statements, run, frame, ref value);
        return value;
    }
}

/// <summary>A script, or the problems that stand in its place.</summary>
public readonly record struct ScriptParse(Script? Script, IReadOnlyList<ScriptProblem> Problems);
