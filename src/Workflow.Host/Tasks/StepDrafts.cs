using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Drafts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Tasks;

/// <content>What was typed and not sent yet.</content>
internal sealed partial class StepPage
{
    /// <summary>The officer's own draft of the step's form; null where nothing is kept.</summary>
    public KeptForm? Kept { get; private set; }

    public DraftLine Draft => DraftLine.Of(Kept);

    /// <summary>What was typed into a form that can no longer be sent, for the officer to copy.</summary>
    public string Typed => string.Join('\n', sent.Concat(acting).Where(f => IsTyped(f.Key) || f.Key is "reason" or "question").SelectMany(f => f.Value).Where(v => !string.IsNullOrWhiteSpace(v)));

    /// <summary>Keeps what was typed: for a script in words, else on the page itself.</summary>
    public async Task<IActionResult> OnPostDraftAsync(Guid id)
    {
        sent = Request.Form;
        if (await Load(id) is { } unseen) return Refuse(unseen);
        var saved = await Keep(id);
        if (HttpContext.IsForProgram()) return DraftLine.Answer(saved, time);
        if (saved.Rejection is { } rejection) return await Show(rejection, id);
        return Redirect(AddressOf(id));
    }

    /// <summary>Gives the draft up: the form is empty again.</summary>
    public async Task<IActionResult> OnPostDropAsync(Guid id)
    {
        await drafts.Drop(Me, FormDrafts.OfStep(id), HttpContext.RequestAborted);
        Done = DraftSentences.Of("DraftDropped").In(System.Globalization.CultureInfo.CurrentUICulture);
        return Redirect(AddressOf(id));
    }

    /// <summary>Draws the page again on the officer's wish; what was typed is kept on the way, so that it is there after whatever is done next.</summary>
    private async Task<IActionResult> Redraw(Guid id)
    {
        var kept = await Keep(id);
        if (!kept.IsRejected) Kept = kept.Value;
        ModelState.Clear();
        return Page();
    }

    private Task<Result<KeptForm?>> Keep(Guid id) =>
        drafts.Save(Me, FormDrafts.OfStep(id), Request.Form[KeyField].ToString(), DraftLine.Seen(sent), sent, IsTyped, HttpContext.RequestAborted);

    private static bool IsTyped(string field) =>
        field == NoteField || field.StartsWith(FormRoot + ".", StringComparison.Ordinal) || field.StartsWith(RecordRoot + ".", StringComparison.Ordinal);
}
