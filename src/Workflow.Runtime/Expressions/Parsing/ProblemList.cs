namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>Problems of one source, with their places in lines and columns.</summary>
internal sealed class ProblemList(string source)
{
    private const int Most = 50;

    private readonly List<(int At, ScriptProblem Problem)> found = [];

    public bool IsEmpty => found.Count == 0;

    public IReadOnlyList<ScriptProblem> All => [.. found.OrderBy(entry => entry.At).Select(entry => entry.Problem)];

    /// <summary>Adds a problem, unless one at that place is known or fifty are.</summary>
    public void Add(int at, string code, params ReadOnlySpan<object?> arguments)
    {
        if (found.Count >= Most || found.Exists(entry => entry.At == at)) return;
        var (line, column) = Place(source, at);
        found.Add((at, new ScriptProblem(line, column, code, ExpressionSentences.Of(code, arguments))));
    }

    /// <summary>Line and column of an offset, both from 1.</summary>
    public static (int Line, int Column) Place(string source, int at)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < at && i < source.Length; i++)
        {
            if (!JsSpace.IsLineEnd(source[i]) || (source[i] == '\r' && i + 1 < source.Length && source[i + 1] == '\n')) continue;
            (line, start) = (line + 1, i + 1);
        }
        return (line, at - start + 1);
    }
}
