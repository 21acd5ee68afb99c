using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Submissions;
using Workflow.Host.Desk;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers.Slips;

/// <summary>The slip of an application that was not accepted at the counter: form 02 or 03 of Circular 01/2018/TT-VPCP, for A4.</summary>
internal sealed class ReceptionSlipPage(IDbContextFactory<WorkflowDbContext> contexts) : DeskPage
{
    public CounterSlip Slip { get; private set; } = null!;

    public IReadOnlyList<SupplementItem> Items => Slip.Items is { } items ? SupplementSlip.Parse(items).Items : [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var (cancellation, reach) = (HttpContext.RequestAborted, Me.Reach.ToArray());
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var slip = await context.CounterSlips.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && reach.Contains(s.UnitCode), cancellation);
        if (slip is null) return Refuse(ServiceSentences.Refuse(RejectionKind.NotFound, "SlipNotFound"));
        Slip = slip;
        return Page();
    }
}
