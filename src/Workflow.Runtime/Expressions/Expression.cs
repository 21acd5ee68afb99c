using System.Text.Json;
using Workflow.Core;

namespace Workflow.Runtime.Expressions;

/// <summary>How an input gets its value; a closed set. Immutable, and safe to evaluate from several threads.</summary>
public abstract record Expression
{
    private Expression() { }

    /// <summary>The value as it is written.</summary>
    public sealed record Literal(JsValue Value) : Expression;

    /// <summary>The value of a variable; absent is undefined.</summary>
    public sealed record Variable(string Name) : Expression;

    /// <summary>The value of an input of the run; absent is undefined.</summary>
    public sealed record Input(string Name) : Expression;

    /// <summary>A JSON value.</summary>
    public sealed record Object(JsValue Value) : Expression;

    /// <summary>The value of a script.</summary>
    public sealed record JavaScript(Script Script) : Expression;

    /// <summary>
    /// Reads <c>{ "type", "value" }</c>. Null after adding every problem with its path; the languages that Elsa also knows are refused with the advice to
    /// use JavaScript.
    /// </summary>
    /// <param name="path">JSON path of the element.</param>
    /// <param name="subject">The activity's name, for the reader of a problem.</param>
    /// <param name="variableName">The name of a variable by the id that Studio writes, or null when there is none.</param>
    public static Expression? Read(
        JsonElement element, string path, string? subject, Func<string, string?> variableName, ICollection<Problem> problems) =>
        new ExpressionReading(path, subject, variableName, problems).Read(element);

    /// <summary>Compiles a script that stands by itself. Null after adding every problem.</summary>
    /// <param name="mayChooseOutcomes">Whether <c>setOutcome</c> and <c>setOutcomes</c> are there.</param>
    public static JavaScript? ReadScript(string source, string path, string? subject, bool mayChooseOutcomes, ICollection<Problem> problems)
    {
        var parsed = Expressions.Script.Parse(source, mayChooseOutcomes);
        foreach (var problem in parsed.Problems)
        {
            var sentence = ExpressionSentences.Of("ScriptProblemAt", problem.Line, problem.Column, problem.Sentence);
            problems.Add(new Problem(problem.Code, path, subject, sentence));
        }
        return parsed.Script is { } script ? new JavaScript(script) : null;
    }

    /// <summary>The value in a scope. A fault has changed nothing.</summary>
    public ScriptResult Evaluate(ScriptScope scope) => this switch
    {
        Literal literal => new(literal.Value),
        Object json => new(json.Value),
        Variable variable => new(scope.TryGetVariable(variable.Name, out var value) ? value : JsValue.Undefined),
        Input input => new(scope.TryGetInput(input.Name, out var value) ? value : JsValue.Undefined),
        JavaScript script => script.Script.Evaluate(scope),
        _ => throw new InvalidOperationException($"No evaluation for {GetType().Name}."),
    };

    /// <summary>What the expression can ask of its scope.</summary>
    public ScriptReads Reads => this switch
    {
        Literal or Object => ScriptReads.Nothing,
        Variable variable => ScriptReads.Nothing with { Variables = new HashSet<string> { variable.Name } },
        Input input => ScriptReads.Nothing with { Inputs = new HashSet<string> { input.Name } },
        JavaScript script => script.Script.Reads,
        _ => throw new InvalidOperationException($"No reads for {GetType().Name}."),
    };
}
