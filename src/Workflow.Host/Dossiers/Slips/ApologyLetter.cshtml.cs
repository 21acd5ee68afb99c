using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers.Clocks;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers.Slips;

/// <summary>The apology letter with the new date (form 04 of Circular 01/2018/TT-VPCP; Circular 03/2025/TT-VPCP), for one sheet of A4; the last one of a dossier.</summary>
internal sealed class ApologyLetterPage(IDbContextFactory<WorkflowDbContext> contexts, OfficeClocks clocks) : DeskPage
{
    public Dossier Dossier { get; private set; } = null!;

    /// <summary>The extension that the letter is about.</summary>
    public ClockFact Extended { get; private set; } = null!;

    /// <summary>The date that was promised before.</summary>
    public DateTime FormerlyAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key)
    {
        var cancellation = HttpContext.RequestAborted;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(Me, context.Tasks)).SingleOrDefaultAsync(d => d.Code == key, cancellation);
        if (dossier is null) return Refuse(ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound"));
        var facts = await context.ClockFacts.AsNoTracking().Where(f => f.DossierId == dossier.Id).OrderBy(f => f.Sequence).ToListAsync(cancellation);
        var last = facts.FindLastIndex(f => f.Kind == ClockFactKind.Extended);
        if (last < 0) return Refuse(new Rejection(RejectionKind.NotFound, "NoLetter", SentenceBook.For<ClockWords>().Of("NoLetter", dossier.Code)));

        var before = DossierClock.Replay(facts[..last], version => clocks.Under(dossier.ReceivingUnit, version));
        if (before.Rejection is { } contradiction) return Refuse(contradiction);
        (Dossier, Extended, FormerlyAt) = (dossier, facts[last], before.Value.Appointed);
        return Page();
    }
}
