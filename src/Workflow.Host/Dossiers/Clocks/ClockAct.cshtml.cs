using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;

namespace Workflow.Host.Dossiers.Clocks;

/// <summary>The fields of all acts, as they were typed.</summary>
internal sealed record ClockActForm(
    string? PromisedDay, string? PromisedTime, string? Reason, string? Document, string? LegalBasis, string? OverrideReason, string? Amount, string? Unit);

/// <summary>One act on a dossier's clock: the form, the dates it would lead to, and the confirmation.</summary>
internal sealed class ClockActPage(DossierQueries queries, ClockActs acts, OfficeClocks clocks, Words<ClockWords> words, Words<DeskWords> desk) : DeskPage
{
    public DossierView View { get; private set; } = null!;

    public ClockActKind Kind { get; private set; }

    public ClockActForm Form { get; private set; } = new(null, null, null, null, null, null, null, null);

    /// <summary>What the act would do now; null until it was asked for, and where it would be refused.</summary>
    public DeadlineShift? Shift { get; private set; }

    public ProblemSummary? Summary { get; private set; }

    public string? Conflict { get; private set; }

    /// <summary>What the dossier's page says when it is done.</summary>
    [TempData]
    public string? Done { get; set; }

    public DossierLine Line => View.Dossier;

    public bool NeedsOverride => View.ExtensionCount > 0;

    public async Task<IActionResult> OnGetAsync(string key, string act) => await Load(key, act) is { } rejection ? Refuse(rejection) : Page();

    public async Task<IActionResult> OnPostPreviewAsync(string key, string act, ClockActForm form)
    {
        Form = form;
        if (await Load(key, act) is { } unseen) return Refuse(unseen);
        var wish = Read();
        if (wish.Rejection is { } unreadable) return Show(unreadable);
        var shift = await acts.Preview(Me, Line.Id, wish.Value, HttpContext.RequestAborted);
        if (shift.Rejection is { } rejection) return Show(rejection);
        Shift = shift.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(string key, string act, ClockActForm form)
    {
        Form = form;
        if (await Load(key, act) is { } unseen) return Refuse(unseen);
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var wish = Read();
        if (wish.Rejection is { } unreadable) return Show(unreadable);
        var done = await acts.Run(change.Value, Line.Id, wish.Value);
        if (done.Rejection is { } rejection) return await Load(key, act) is { } gone ? Refuse(gone) : Show(rejection);
        Done = words[$"Done.{Kind}"];
        return Redirect($"/ho-so/{Line.Code}");
    }

    private PageResult Show(Rejection rejection)
    {
        if (rejection.Kind == RejectionKind.Unprocessable) Summary = ProblemSummary.Of(rejection, desk);
        else Conflict = rejection.Sentence.In(CultureInfo.CurrentUICulture);
        return Again(rejection);
    }

    private Result<ClockActs.Act> Read()
    {
        var (reason, basis) = (Form.Reason ?? "", Form.LegalBasis ?? "");
        return Kind switch
        {
            ClockActKind.Extend => ReadExtension(reason, basis),
            ClockActKind.Suspend => ClockActs.Suspend(new SuspendDossierRequest(reason, basis)),
            ClockActKind.Resume => ClockActs.Resume(new ResumeDossierRequest(reason)),
            _ => ClockActs.ChangeLimit(new ChangeLimitRequest($"{Form.Amount?.Trim().Replace(',', '.')}{Form.Unit}", reason, basis)),
        };
    }

    private Result<ClockActs.Act> ReadExtension(string reason, string basis)
    {
        var promised = OfficeTime.Parse($"{Form.PromisedDay}T{Form.PromisedTime}", clocks.Zone);
        if (promised.IsRejected) return new Rejection(RejectionKind.Unprocessable, "DayUnreadable", words.Both("DayUnreadable"));
        return ClockActs.Extend(new ExtendDossierRequest(promised.Value, reason, Form.Document ?? "", basis, Form.OverrideReason));
    }

    private async Task<Rejection?> Load(string key, string act)
    {
        if (ClockActLinks.KindOf(act) is not { } kind) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        var id = await queries.IdOf(Me, key, HttpContext.RequestAborted);
        if (id.Rejection is { } unknown) return unknown;
        var view = await queries.Read(Me, id.Value, HttpContext.RequestAborted);
        if (view.Rejection is { } unseen) return unseen;
        (View, Kind) = (view.Value, kind);
        return null;
    }
}
