using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;

namespace Workflow.Host.Dossiers.Slips;

/// <summary>A form printed from what happened to a dossier, for a sheet of A4; there is none of what has not happened.</summary>
internal abstract class DossierSheetPage(DossierFiles files) : DeskPage
{
    public DossierFile Filed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key)
    {
        var read = await files.Read(Me, key, HttpContext.RequestAborted);
        if (read.Rejection is { } unseen) return Refuse(unseen);
        Filed = read.Value;
        return Exists(Filed) ? Page() : Refuse(ServiceSentences.Refuse(RejectionKind.NotFound, "NoSuchSheet", Filed.Dossier.Code));
    }

    protected abstract bool Exists(DossierFile file);
}
