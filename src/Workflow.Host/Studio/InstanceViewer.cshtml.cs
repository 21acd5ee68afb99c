using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Desk;
using Workflow.Host.Studio.Assets;
using Workflow.Host.Studio.Instances;

namespace Workflow.Host.Studio;

/// <summary>One dossier on the drawing of its process: where it stands and how it came there. A failed step is tried again from here.</summary>
internal sealed class InstanceViewerPage(StudioAssets assets, RetryInstance retry, Words<StudioWords> words) : StudioPage(assets)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string InstanceId { get; set; } = "";

    [TempData]
    public string? Done { get; set; }

    /// <summary>What was tried and did not help.</summary>
    [TempData]
    public string? Failed { get; set; }

    /// <summary>Null where nothing has failed, and for whoever may not try it again.</summary>
    public RetriableIncident? Incident { get; private set; }

    public override StudioElement Element => StudioElement.Instance;

    public override string Id => InstanceId;

    public async Task OnGetAsync()
    {
        if (Guid.TryParse(InstanceId, out var dossier)) Incident = await retry.Oldest(Me, dossier, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid incident)
    {
        if (!Guid.TryParse(InstanceId, out var dossier)) return NotFound();
        var change = Once();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var retried = await retry.Retry(change.Value, dossier, new RetryRequest(incident), HttpContext.RequestAborted);
        if (retried.Rejection is { } rejection) Failed = rejection.Sentence.In(CultureInfo.CurrentUICulture);
        else if (retried.Value.OpenIncidents > 0) Failed = words["RetriedInVain"];
        else Done = words["Retried"];
        return Redirect(StudioAddresses.Instance(InstanceId));
    }
}
