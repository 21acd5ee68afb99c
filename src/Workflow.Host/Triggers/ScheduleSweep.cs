using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Triggers;

/// <summary>
/// Opens the dossiers whose instant has come. The next instant goes together with the dossier: whoever comes second, on this host or another,
/// finds it moved on. What was missed while no host ran is made up for once, not many times.
/// </summary>
internal sealed class ScheduleSweep(
    IDbContextFactory<WorkflowDbContext> contexts, CommitQueue queue, TriggeredStart start, PublishedProcesses processes, CommandCircumstances circumstances,
    OfficeClocks clocks, IOptions<TriggerOptions> options, ILogger<ScheduleSweep> log)
{
    // However short an interval was published, one trigger does not keep the service busy.
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    /// <summary>Fires everything that is due by now, each trigger at most once; says when the next one is due.</summary>
    public async Task<DateTime?> Run(CancellationToken cancellation)
    {
        var (until, last) = (circumstances.Now, Guid.Empty);
        while (await Due(until, last, cancellation) is { Count: > 0 } batch)
        {
            foreach (var trigger in batch) await Fire(trigger, cancellation);
            last = batch[^1].Id;
        }
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Triggers.Where(t => t.NextFireAt != null).OrderBy(t => t.NextFireAt).Select(t => t.NextFireAt).FirstOrDefaultAsync(cancellation);
    }

    private async Task<IReadOnlyList<PublishedTrigger>> Due(DateTime until, Guid after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Triggers.AsNoTracking().Where(t => t.NextFireAt <= until && t.Id.CompareTo(after) > 0)
            .OrderBy(t => t.Id).Take(options.Value.BatchSize).ToListAsync(cancellation);
    }

    private async Task Fire(PublishedTrigger trigger, CancellationToken cancellation)
    {
        var now = circumstances.OfSystem();
        var next = await NextOf(trigger, now.Now, cancellation);
        var reception = await start.Prepare(trigger, null, now, cancellation);
        var opened = reception.Rejection ?? await Change(trigger, reception.Value.DossierId, next, session =>
            start.Decide(trigger, reception.Value, null, now, session).Rejection);
        if (opened is not { } refusal || refusal.Kind is RejectionKind.NotFound) return;
        log.LogWarning("Trigger {TriggerId} of procedure {Code} opened no dossier: {Refusal}", trigger.Id, trigger.ProcedureCode, refusal.Code);
        if (refusal.Kind != RejectionKind.Busy) await Change(trigger, trigger.Id, next, _ => null);
    }

    private async Task<DateTime?> NextOf(PublishedTrigger trigger, DateTime now, CancellationToken cancellation)
    {
        var version = await processes.Of(trigger.VersionId, cancellation);
        if (version.IsRejected || !version.Value.Graphs.TryGetValue(trigger.Process, out var graph)) return null;
        var next = graph.Triggers.FirstOrDefault(t => t.Activity == trigger.Activity && t.Key == trigger.Key)?.NextAfter(now, clocks.Zone);
        return next < now + ShortestInterval ? now + ShortestInterval : next;
    }

    /// <summary>Moves a trigger to its next instant together with what it leads to; not found where somebody has done so already.</summary>
    private async Task<Rejection?> Change(PublishedTrigger trigger, Guid lane, DateTime? next, Func<CommandSession, Rejection?> act)
    {
        var committed = await queue.Submit(new DossierCommand<Guid>(lane, CarriesRevision: false, session =>
        {
            if (session.Find<PublishedTrigger>(trigger.Id) is not { } row || row.NextFireAt != trigger.NextFireAt)
                return ServiceSentences.Refuse(RejectionKind.NotFound, "TriggerMovedOn");
            if (act(session) is { } refusal) return refusal;
            row.NextFireAt = next;
            session.Changes.Update(row);
            return new Decision<Guid>(lane, References.Of(References.Dossier, lane));
        }));
        return committed.Rejection;
    }
}
