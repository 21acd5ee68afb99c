using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Drafts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Dossiers.Receiving;

/// <content>A reception that was begun and not sent yet: one for each procedure, found again by the officer who began it.</content>
internal sealed partial class ReceivePage
{
    /// <summary>Name of the hidden field that keeps the case, which otherwise stands in the address.</summary>
    public const string CaseField = "case";

    private static readonly string[] machines = ["__RequestVerificationToken", KeyField, DraftLine.RevisionField, "do", "discard", "addRow"];

    /// <summary>What alone makes a reception worth keeping: the rest of the form is never empty.</summary>
    private static readonly string[] telling = [ApplicantRoot + ".", DeclarationRoot + ".", ReceptionForm.PaperField, ReceptionForm.UploadField, "supplement.", "refusal."];

    /// <summary>The officer's draft; null where nothing is kept.</summary>
    public KeptForm? Kept { get; private set; }

    public DraftLine Draft => DraftLine.Of(Kept);

    /// <summary>Whether the form was filled from a draft that an earlier page has kept.</summary>
    public bool IsTakenUp { get; private set; }

    /// <summary>Keeps what was typed: for a script in words, else on the page itself.</summary>
    public async Task<IActionResult> OnPostDraftAsync(string procedure)
    {
        sent = Request.Form;
        if (await Load(procedure) is { } unpublished) return Refuse(unpublished);
        var saved = await Keep();
        if (HttpContext.IsForProgram()) return DraftLine.Answer(saved, time);
        return saved.Rejection is { } rejection ? await Show(rejection) : Redirect($"/tiep-nhan/{Version.ProcedureCode}");
    }

    /// <summary>Gives the draft up: the form is empty again.</summary>
    public async Task<IActionResult> OnPostDropAsync(string procedure)
    {
        if (await Load(procedure) is { } unpublished) return Refuse(unpublished);
        await DropDraft();
        Done = DraftSentences.Of("DraftDropped").In(CultureInfo.CurrentUICulture);
        return Redirect($"/tiep-nhan/{Version.ProcedureCode}");
    }

    /// <summary>Fills the form from what was kept.</summary>
    private async Task TakeUp()
    {
        if (Kept is not { } kept) return;
        (sent, IsTakenUp) = (kept.Fields, true);
        CaseKey ??= sent[CaseField];
        await LoadFiles();
    }

    /// <summary>Keeps what was typed on the way of the page, so that it is there after whatever is done next.</summary>
    private async Task KeepOnTheWay()
    {
        var saved = await Keep();
        if (!saved.IsRejected) Kept = saved.Value;
    }

    private Task<Result<KeptForm?>> Keep()
    {
        var isWorthIt = sent.Any(f => Array.Exists(telling, name => f.Key.StartsWith(name, StringComparison.Ordinal)) && !string.IsNullOrWhiteSpace(f.Value.ToString()));
        return drafts.Save(
            Me, FormDrafts.OfReception(Version.ProcedureCode), Request.Form[KeyField].ToString(), DraftLine.Seen(Request.Form), sent,
            field => isWorthIt && !machines.Contains(field), HttpContext.RequestAborted);
    }

    private Task DropDraft() => drafts.Drop(Me, FormDrafts.OfReception(Version.ProcedureCode), HttpContext.RequestAborted);
}
