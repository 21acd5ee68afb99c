using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures.Drawing;
using Workflow.Host.Studio.Definitions;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Problems;

/// <summary>What speaks against publishing a definition as it stands: a line each, and the faulty steps on the drawing.</summary>
internal sealed class ProblemsPage(DraftPackages packages, ProcessDrawings drawings, Words<DrawingWords> words, ActivityTable activities) : DeskPage
{
    public DefinitionProblems Found { get; private set; } = null!;

    public ProblemSheet Sheet { get; private set; } = null!;

    /// <summary>Whether the steps take longer than the law allows; somebody confirms that with a reason, or it is drawn otherwise.</summary>
    public bool IsOverLimit => Found.Problems.Any(p => p.Code is "LongerThanLimit" or "LongerThanAccepted");

    /// <summary>Whether nobody has said yet what procedure the definition belongs to.</summary>
    public bool NeedsProcedure => Found.Problems.Any(p => p.Code == "DraftWithoutProcedure");

    public string EditorPath => StudioAddresses.Editor(Found.State.Row.DefinitionId);

    public async Task<IActionResult> OnGetAsync(string definitionId)
    {
        if (await packages.ProblemsOf(definitionId, HttpContext.RequestAborted) is not { } found)
            return Refuse(StudioSentences.Refuse(RejectionKind.NotFound, "DefinitionNotFound", Shortened.Of(definitionId)));
        Found = found;
        Sheet = ProblemSheet.Of(drawings, found.Document, found.Problems, IsOverLimit ? LongestWay(found.Document) : [], words["DrawingOf", found.State.Row.Name]);
        return Page();
    }

    /// <summary>The steps that add up to more than the limit; nothing where the process cannot be built by itself.</summary>
    private IReadOnlyList<DrawingMark> LongestWay(string document) =>
        DefinitionReader.Read(document, activities).Graph is { } graph ? LongestPathMarks.Of(graph, LongestPath.Of(graph), words) : [];
}
