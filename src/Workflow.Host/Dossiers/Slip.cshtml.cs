using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers;

/// <summary>The slip of reception and appointment (form 01 of Circular 01/2018/TT-VPCP), for one sheet of A4.</summary>
internal sealed class SlipPage(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes) : DeskPage
{
    public Dossier Dossier { get; private set; } = null!;

    public IReadOnlyList<RequiredDocument> Documents { get; private set; } = [];

    public IReadOnlyList<Fee> Fees { get; private set; } = [];

    public string ReceivedBy { get; private set; } = "";

    /// <summary>Printed only for the officer who accepted the dossier: it opens the dossier to whoever holds it.</summary>
    public string? Secret { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key)
    {
        var cancellation = HttpContext.RequestAborted;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(Me, context.Tasks)).SingleOrDefaultAsync(d => d.Code == key, cancellation);
        if (dossier is null) return Refuse(ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound"));
        var version = await processes.Of(dossier.VersionId, cancellation);
        if (version.Rejection is { } unreadable) return Refuse(unreadable);

        var accepted = await context.History.AsNoTracking().Where(h => h.DossierId == dossier.Id && h.Verb == HistoryVerb.Received)
            .Select(h => h.ActorId).FirstAsync(cancellation);
        var spec = version.Value.Spec;
        var received = spec.FindCase(dossier.CaseKey)!;
        (Dossier, Fees, ReceivedBy) = (dossier, received.Fees, OfficerName(accepted));
        Documents = [.. received.Documents.Select(spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order)];
        Secret = accepted == Me.Actor.Id ? dossier.Secret : null;
        return Page();
    }
}
