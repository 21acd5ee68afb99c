using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Documents;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Tasks;

/// <content>Papers that are added at the step.</content>
internal sealed partial class StepPage
{
    private SentPapers? sentPapers;

    /// <summary>The part of the page that takes further papers; it belongs to the step's form, so that what was typed comes back with it.</summary>
    public PapersToAdd Adding => new(
        Address("Papers"), AddPapersPage.DocumentsOf(View.Version.Spec, View.Dossier.CaseKey), sentPapers ?? SentPapers.None(UsualOrigin), "step-form");

    /// <summary>What is added where a number is given or the seal is set is mostly the result itself.</summary>
    private DocumentOrigin UsualOrigin => View.Task.Kind is StepKind.AssignNumber or StepKind.Stamp or StepKind.ReturnResult ? DocumentOrigin.Result : DocumentOrigin.Officer;

    private ProcedureCase Case => View.Version.Spec.FindCase(View.Dossier.CaseKey)!;

    /// <summary>Adds the papers that were sent and shows them beside the form, which stays as it was typed; "discard" only draws the page again.</summary>
    public async Task<IActionResult> OnPostPapersAsync(Guid id, [FromForm(Name = "do")] string? act)
    {
        sent = Request.Form;
        if (await Load(id) is { } unseen) return Refuse(unseen);
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        sentPapers = await intake.Read(Me, sent, Case, HttpContext.RequestAborted);
        if (act != "add") return await Redraw(id);
        var added = await intake.Add(once.Value, View.Dossier.Id, sentPapers, View.Task.StepKey);
        if (added.Rejection is { } rejection) return await Show(rejection, id);
        (Done, sentPapers) = (AddPapersPage.Added(sentPapers.Files.Count, dossierWords), null);
        var kept = await Keep(id);
        if (!kept.IsRejected) return Redirect(Address() + "#giay-to");
        if (await Load(id) is { } gone) return Refuse(gone);
        ModelState.Clear();
        return Page();
    }

    /// <summary>Adds what was chosen or dropped and not yet added, before an outcome is sent; null where that went well.</summary>
    private async Task<Rejection?> AddSent(ChangeRequest change)
    {
        var papers = await intake.Read(Me, sent, Case, HttpContext.RequestAborted);
        if (papers.Files.Count + papers.Problems.Count == 0) return null;
        sentPapers = papers;
        // A promise of its own: the one of the form is the outcome's.
        var first = change with { Revision = null, Key = change.Key is { } key ? key with { Key = key.Key + AddingMark } : null };
        var added = await intake.Add(first, View.Dossier.Id, papers, View.Task.StepKey);
        if (added.Rejection is null) sentPapers = null;
        return added.Rejection;
    }
}
