using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Dossiers;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Triggers;

/// <summary>
/// Fires the timers that are due. The database says which; each is decided from the present state of its dossier inside the commit queue, where
/// the wait goes together with what it led to, so that sweeps may overlap, repeat or stop anywhere, on one host or on several.
/// </summary>
internal sealed class TimerSweep(
    TimerLooks looks, CommitQueue queue, DossierProcess process, CommandCircumstances circumstances, IOptions<TriggerOptions> options, ILogger<TimerSweep> log)
{
    // Few enough that officers' commands never wait behind a flood of timers, enough to share a commit.
    private const int AtOnce = 16;

    /// <summary>Fires everything that is due by now, in batches, each timer at most once; says when the next one is due.</summary>
    public async Task<DateTime?> Run(CancellationToken cancellation)
    {
        var (until, last) = (circumstances.Now, (DueTimer?)null);
        while (await looks.Next(until, last, options.Value.BatchSize, cancellation) is { Count: > 0 } batch)
        {
            await Parallel.ForEachAsync(
                batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (timer, _) => await Fire(timer));
            last = batch[^1];
        }
        return await looks.NextAt(cancellation);
    }

    private async Task Fire(DueTimer timer)
    {
        var stimulus = new Stimulus.Resumed(timer.Activity, timer.Frame, timer.Kind, timer.Key, null);
        var fired = await Change(timer, (dossier, _, now, session) =>
        {
            dossier.RecordArrival(HistoryVerb.TimerElapsed, null, now, session.Changes);
            return process.Advance(dossier, stimulus, timer.Activity, null, now, session);
        });
        if (fired is not { } refusal || refusal.Kind == RejectionKind.NotFound) return;
        if (refusal.Kind == RejectionKind.Busy)
        {
            log.LogWarning("A timer of dossier {DossierId} waits: {Code}", timer.DossierId, refusal.Code);
            return;
        }
        await Change(timer, (dossier, wait, now, session) =>
        {
            process.Block(dossier, wait, stimulus, refusal, now, session);
            return null;
        });
        log.LogWarning("A timer of dossier {DossierId} is held by an incident: {Code}", timer.DossierId, refusal.Code);
    }

    /// <summary>Changes the dossier of a timer that is still due; not found where it has gone on.</summary>
    private async Task<Rejection?> Change(DueTimer timer, Func<Dossier, DossierWait, Circumstances, CommandSession, Rejection?> act)
    {
        var now = circumstances.OfSystem();
        var committed = await queue.Submit(new DossierCommand<Guid>(timer.DossierId, CarriesRevision: false, session =>
        {
            // The same activity may wait again by now, for a later instant.
            if (session.Dossier(timer.DossierId) is not { } dossier
                || dossier.WaitAt(timer.Activity, timer.Frame, timer.Kind, timer.Key) is not { DueAt: { } due } wait || due > now.Now)
                return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
            return act(dossier, wait, now, session) is { } refusal ? refusal : new Decision<Guid>(dossier.Id, References.Of(References.Dossier, dossier.Id));
        }));
        return committed.Rejection;
    }
}
