using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Fees;

/// <summary>The fees of a dossier: what is due, what was done about them, and the acts that are open to whoever takes money.</summary>
internal sealed class FeePage(FeeQueries queries, FeeActs acts, Words<FeeWords> words, Words<DeskWords> desk) : DeskPage
{
    [TempData]
    public string? Done { get; set; }

    public Dossier Dossier { get; private set; } = null!;

    public IReadOnlyList<HistoryEntry> Acts { get; private set; } = [];

    public ProblemSummary? Summary { get; private set; }

    /// <summary>The act that was tried and refused; null where none was.</summary>
    public FeeAct? Tried { get; private set; }

    public long Open => Dossier.Payment == PaymentState.Due ? Dossier.FeeDue - Dossier.FeePaid : 0;

    /// <summary>What was typed into a field of an act that was refused.</summary>
    public string Typed(FeeAct act, string field) => Tried == act ? Request.Form[field].ToString() : "";

    public async Task<IActionResult> OnGetAsync(string key) => await Load(key) ? Page() : NotFoundPage();

    public async Task<IActionResult> OnPostAsync(string key, FeeAct act)
    {
        if (!Enum.IsDefined(act)) return BadRequest();
        if (!await Load(key)) return NotFoundPage();
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var form = Request.Form;
        var amount = TypedNumber.Read(form["amount"].ToString(), CultureInfo.CurrentCulture);
        var means = Enum.TryParse<PaymentMeans>(form["means"], out var chosen) ? chosen : PaymentMeans.Counter;
        // A number that cannot be read is no amount at all: the verb names the bounds.
        var whole = amount is { } read && decimal.IsInteger(read) && Math.Abs(read) < long.MaxValue ? (long)read : 0;
        var done = await acts.Do(change.Value, Dossier.Id, new FeeActRequest(act, act == FeeAct.Pay ? whole : null, means, form["receipt"], form["reason"]));
        if (done.Rejection is not { } rejection)
        {
            Done = words[$"Done.{act}"];
            return Redirect($"/ho-so/{key}/le-phi");
        }
        if (rejection.Kind is not (RejectionKind.Unprocessable or RejectionKind.Conflict)) return Refuse(rejection);
        await Load(key);
        (Tried, Summary) = (act, ProblemSummary.Of(rejection, desk));
        return Again(rejection);
    }

    private async Task<bool> Load(string key)
    {
        if (await queries.Sheet(Me, key, HttpContext.RequestAborted) is not var (dossier, done)) return false;
        (Dossier, Acts) = (dossier, done);
        return true;
    }

    private IActionResult NotFoundPage() => Refuse(ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound"));
}
