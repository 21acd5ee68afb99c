using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Desk;

/// <summary>A page of the desk: who reads it, what its forms promise, and how it refuses.</summary>
internal abstract class DeskPage : PageModel
{
    /// <summary>Name of the hidden field that carries the promise that sending twice means once.</summary>
    public const string KeyField = "Idempotency-Key";

    public const string RevisionField = "revision";

    public CurrentActor Me => HttpContext.CurrentActor();

    /// <summary>A fresh promise for a form that is about to be drawn.</summary>
    public string NewKey { get; } = Guid.NewGuid().ToString("N");

    /// <inheritdoc cref="OfficeSnapshot.NameOf"/>
    public string OfficerName(string id) => Me.Office.NameOf(id);

    public string UnitName(string code) => Me.Office.Units.Find(code)?.Name ?? code;

    /// <summary>How the posted form asks for a change: with the revision it was drawn from and its promise.</summary>
    protected Result<ChangeRequest> Change()
    {
        if (!int.TryParse(Request.Form[RevisionField], NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return HostSentences.Refuse(RejectionKind.PreconditionRequired, "RevisionMissing");
        var once = Once();
        return once.Rejection is null ? once.Value with { Revision = revision } : once;
    }

    /// <summary>How the posted form asks for something new, which has no revision yet.</summary>
    protected Result<ChangeRequest> Once()
    {
        var key = HttpContext.IdempotencyOfForm(Me, Request.Form[KeyField].ToString());
        return key.Rejection is { } rejection ? rejection : new ChangeRequest(Me, Key: key.Value);
    }

    /// <summary>The page of a refusal that leaves nothing to show of the subject.</summary>
    protected IActionResult Refuse(Rejection rejection)
    {
        HttpContext.Items[ProblemPage.RejectionItem] = rejection;
        return StatusCode(ProblemResults.StatusOf(rejection.Kind));
    }

    /// <summary>The page itself again, under the status of the refusal that it shows.</summary>
    protected PageResult Again(Rejection rejection)
    {
        ModelState.Clear();
        return new PageResult { StatusCode = ProblemResults.StatusOf(rejection.Kind) };
    }
}
