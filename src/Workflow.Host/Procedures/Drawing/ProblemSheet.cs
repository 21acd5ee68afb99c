using System.Globalization;
using Workflow.Core;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>One problem as a line of a list.</summary>
/// <param name="BoxId">Of the box that it is marked on; null for what is not drawn.</param>
/// <param name="Title">Display name of the step; null where the problem is of the process as a whole.</param>
/// <param name="Key">Of the step, null together with the title.</param>
/// <param name="Path">Where it stands in the text.</param>
internal sealed record ProblemOnSheet(Severity Severity, string? BoxId, string? Title, string? Key, string Path, string Sentence);

/// <summary>The problems of a definition, beside a drawing on which the faulty steps are marked.</summary>
internal sealed record ProblemSheet(ProcessDrawing Drawing, IReadOnlyList<ProblemOnSheet> Lines)
{
    private const string Prefix = "p";

    /// <param name="problems">Their paths lead into the definition's own text; what leads elsewhere is listed and not drawn.</param>
    /// <param name="further">Other marks of the drawing, such as the longest way.</param>
    public static ProblemSheet Of(ProcessDrawings drawings, string definition, IReadOnlyList<Problem> problems, IReadOnlyList<DrawingMark> further, string title)
    {
        var diagram = Diagram.Read(definition);
        var marks = problems.Select(p => new DrawingMark(p.Path, p.Severity == Severity.Error ? MarkKind.Error : MarkKind.Warning)).Concat(further).ToList();
        return new(drawings.Draw(diagram, marks, Prefix, title), [.. problems.OrderBy(p => p.Severity).Select(p => LineOf(p, diagram, drawings))]);
    }

    private static ProblemOnSheet LineOf(Problem problem, Diagram diagram, ProcessDrawings drawings)
    {
        var sentence = problem.Sentence.In(CultureInfo.CurrentUICulture);
        return diagram.FindActivityAt(problem.Path) is not { } node
            ? new(problem.Severity, null, null, null, problem.Path, sentence)
            : new(problem.Severity, ProcessDrawings.BoxId(Prefix, node), drawings.TitleOf(node), node.Key, problem.Path, sentence);
    }
}
