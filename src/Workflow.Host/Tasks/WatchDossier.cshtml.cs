using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Desk;

namespace Workflow.Host.Tasks;

/// <summary>Takes the press of a button that stands on other pages, and leads back there.</summary>
internal sealed class WatchDossierPage(DossierWatches watches) : DeskPage
{
    public IActionResult OnGet() => Redirect(InboxBox.Watched.Address);

    public async Task<IActionResult> OnPostAsync(Guid dossierId, bool watch, string? returnUrl)
    {
        if (!watch) await watches.Remove(Me, dossierId, HttpContext.RequestAborted);
        else if ((await watches.Add(Me, dossierId, HttpContext.RequestAborted)).Rejection is { } rejection) return Refuse(rejection);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : InboxBox.Watched.Address);
    }
}
