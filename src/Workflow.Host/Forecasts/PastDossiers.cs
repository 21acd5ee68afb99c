using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Core.Forecasts;
using Workflow.Host.Calendars;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Forecasts;

/// <summary>Ended dossiers in the order in which they ended.</summary>
/// <param name="Dossiers">Those that forecasts can learn from.</param>
/// <param name="Last">Place of the last one that was looked at; null when nothing has ended.</param>
internal sealed record PastBatch(IReadOnlyList<PastDossier> Dossiers, int Seen, Cursor? Last);

/// <summary>Reads ended dossiers with their steps, three queries a batch.</summary>
internal sealed class PastDossiers(OfficeClocks clocks, QueueDays queues, ILogger<PastDossiers> log)
{
    /// <summary>Those that ended after a place and before an instant. One that was withdrawn or stopped tells nothing of how long the work takes.</summary>
    public async Task<PastBatch> After(WorkflowDbContext context, Cursor? after, DateTime before, int size, CancellationToken cancellation)
    {
        var ended = context.Dossiers.AsNoTracking().Where(d => d.ProcessingEndedAt != null && d.ProcessingEndedAt < before);
        if (after is { At: { } at, Id: var id }) ended = ended.Where(d => d.ProcessingEndedAt > at || d.ProcessingEndedAt == at && d.Id.CompareTo(id) > 0);
        var rows = await ended.OrderBy(d => d.ProcessingEndedAt).ThenBy(d => d.Id).Take(size)
            .Select(d => new Ended(new PastHeader(d.Id, d.ProcedureCode, d.CaseKey, d.Limit, d.ReceivingUnit, d.ProcessingEndedAt!.Value), d.BindingAt, d.State))
            .ToListAsync(cancellation);
        if (rows.Count == 0) return new PastBatch([], 0, null);

        var learnt = rows.FindAll(r => r.State is not (DossierState.Withdrawn or DossierState.Stopped));
        var ids = learnt.ConvertAll(r => r.Header.Id);
        var steps = (await context.Tasks.AsNoTracking().Where(t => ids.Contains(t.DossierId))
            .Select(t => new { t.DossierId, Step = new PastStep(t.StepKey, t.Kind, t.UnitCode, t.Role, t.Limit, t.OpenedAt, t.CompletedAt) }).ToListAsync(cancellation))
            .ToLookup(t => t.DossierId, t => t.Step);
        var facts = (await context.ClockFacts.AsNoTracking().Where(f => ids.Contains(f.DossierId)).OrderBy(f => f.Sequence).ToListAsync(cancellation))
            .ToLookup(f => f.DossierId);
        var waiting = await queues.Of(steps.SelectMany(s => s).Select(s => queues.DayOf(s.OpenedAt)), cancellation);

        var past = new List<PastDossier>(learnt.Count);
        foreach (var (header, binding, _) in learnt)
        {
            var read = PastDossier.Read(
                header, binding, [.. facts[header.Id]], steps[header.Id], version => clocks.Under(header.ReceivingUnit, version), waiting);
            if (read.Rejection is { } rejection) log.LogWarning("Forecasts cannot learn from dossier {DossierId}: {Code}", header.Id, rejection.Code);
            else past.Add(read.Value);
        }
        var last = rows[^1].Header;
        return new PastBatch(past, rows.Count, new Cursor(last.EndedAt, last.Id));
    }

    private sealed record Ended(PastHeader Header, DateTime BindingAt, DossierState State);
}
