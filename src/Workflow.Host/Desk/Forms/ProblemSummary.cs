using System.Globalization;
using Workflow.Core;

namespace Workflow.Host.Desk.Forms;

/// <summary>What stands above a form that was refused: how much is wrong, and a link to each place.</summary>
internal sealed record ProblemSummary(string Headline, IReadOnlyList<ProblemSummary.Line> Lines)
{
    /// <param name="Target">Id of the field to go to; null for a problem that has no field of its own.</param>
    public readonly record struct Line(string? Target, string Text);

    /// <summary>The rejection's own problems, one line each; a rejection without any stands as its single line.</summary>
    public static ProblemSummary Of(Rejection rejection, Words<DeskWords> words)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (rejection.Problems.Count == 0) return new ProblemSummary(words["P422.Title"], [new Line(null, rejection.Sentence.In(culture))]);
        var headline = rejection.Problems.Count == 1 ? words["ProblemsCount.1"] : words["ProblemsCount.n", rejection.Problems.Count];
        return new ProblemSummary(headline, [.. rejection.Problems.Select(p => new Line(TargetOf(p.Path), p.Sentence.In(culture)))]);
    }

    private static string? TargetOf(string path) => path.StartsWith("$.", StringComparison.Ordinal) ? FieldView.IdOf(path[2..]) : null;
}
