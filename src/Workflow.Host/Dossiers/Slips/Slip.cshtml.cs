using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Documents;
using Workflow.Host.Notices;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers.Slips;

/// <summary>The slip of reception and appointment (form 01 of Circular 01/2018/TT-VPCP), for one sheet of A4.</summary>
internal sealed class SlipPage(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes, DossierDocuments documents, IOptions<ChannelOptions> channels) : DeskPage
{
    public Dossier Dossier { get; private set; } = null!;

    public IReadOnlyList<SlipPaper> Papers { get; private set; } = [];

    /// <summary>Leads to the public page of the dossier, which shows nothing personal without more.</summary>
    public SlipCode Code { get; private set; } = null!;

    /// <summary>The number within the day, as it stands at the end of the code.</summary>
    public string Serial => Dossier.Code.Split('-')[^1];

    private string Address => channels.Value.PublicAddress?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}";

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
        RequiredDocument[] asked = [.. spec.FindCase(dossier.CaseKey)!.Documents.Select(spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order)];
        var received = await context.ReceivedPapers.AsNoTracking().Where(p => p.DossierId == dossier.Id).ToListAsync(cancellation);
        (Dossier, ReceivedBy) = (dossier, OfficerName(accepted));
        Papers = SlipPaper.Of(asked, received, await documents.Of(dossier.Id, cancellation));
        Code = SlipCode.Of($"{Address}/tra-cuu?ma={Uri.EscapeDataString(dossier.Code)}");
        Secret = accepted == Me.Actor.Id ? dossier.Secret : null;
        return Page();
    }
}
