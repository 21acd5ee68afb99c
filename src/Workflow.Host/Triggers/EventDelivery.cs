using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Triggers;

/// <summary>
/// Brings events to all that wait for them, a batch of each in turn. How far one has come is written after each batch; a host that dies in between
/// leaves its lease to the next, and the key under which a dossier has taken the event keeps it from taking it twice.
/// </summary>
internal sealed class EventDelivery(
    EventLooks looks, CommitQueue queue, DossierProcess process, TriggeredStart start, CommandCircumstances circumstances, OfficeDirectory directory,
    IOptions<TriggerOptions> options, ILogger<EventDelivery> log)
{
    private const int AtOnce = 16;
    private const string Reference = "event";

    // Longer than a batch takes; after that the event is taken for abandoned.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Delivers everything that is due; says when to look again.</summary>
    public async Task<DateTime?> Run(CancellationToken cancellation)
    {
        while (await looks.Due(circumstances.Now, cancellation) is { Count: > 0 } due)
        {
            var moved = false;
            foreach (var id in due) moved |= await TakeFurther(id, cancellation);
            // All of them in other hands, or the queue is full: no use in asking again at once.
            if (!moved) break;
        }
        return await looks.NextAt(cancellation);
    }

    /// <summary>Delivers the next batch of an event; false when it came no further.</summary>
    private async Task<bool> TakeFurther(Guid id, CancellationToken cancellation)
    {
        var now = circumstances.Now;
        if (await Change(id, e => e.Claim(now, Lease)) is not { } raised) return false;
        var batch = await looks.Receivers(raised, options.Value.BatchSize, cancellation);
        var told = await Tell(raised, batch);
        var reached = Array.FindIndex(told, t => t is null) is >= 0 and var stuck ? stuck : told.Length;

        var isLast = reached == told.Length && batch.Count < options.Value.BatchSize;
        var started = 0;
        if (isLast && raised.CorrelationId is null)
        {
            if (await Begin(raised, cancellation) is not { } begun) isLast = false;
            else started = begun;
        }
        var moment = circumstances.Now;
        var done = await Change(id, e =>
        {
            if (e.Revision != raised.Revision) return false;
            e.Advance(reached > 0 ? batch[reached - 1] : null, told.Take(reached).Count(t => t == true), moment);
            if (isLast) e.Finish(started, moment);
            return true;
        });
        return done is not null && (reached > 0 || isLast);
    }

    /// <summary>Brings the event to dossiers, a few at once; the answers in their order.</summary>
    private async Task<bool?[]> Tell(RaisedEvent raised, IReadOnlyList<Guid> dossiers)
    {
        var told = new bool?[dossiers.Count];
        await Parallel.ForAsync(0, told.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => told[i] = await Tell(raised, dossiers[i]));
        return told;
    }

    /// <summary>Brings the event to one dossier: true when it went on, false when it no longer waits, null when it has to be tried again.</summary>
    private async Task<bool?> Tell(RaisedEvent raised, Guid dossierId)
    {
        var told = await Submit(raised, dossierId, (dossier, now, session) =>
        {
            if (dossier.RecordEvent(raised.Name, now, session.Changes).Rejection is { } unawaited) return unawaited with { Kind = RejectionKind.NotFound };
            return process.Move(dossier, new Stimulus.EventRaised(raised.Name, raised.Payload), at: 0, null, now, session, raised.Hops).Rejection;
        });
        if (told is not { } refusal) return true;
        if (refusal.Kind == RejectionKind.NotFound) return false;
        if (refusal.Kind == RejectionKind.Busy) return null;

        log.LogWarning("Event {EventId} blocked dossier {DossierId}: {Code}", raised.Id, dossierId, refusal.Code);
        var blocked = await Submit(raised, dossierId, (dossier, now, session) =>
        {
            var wait = dossier.Waits.First(w => w.Kind == WaitKind.Event && w.Key == raised.Name);
            process.Block(dossier, wait, new Stimulus.EventRaised(raised.Name, raised.Payload), refusal, now, session);
            return null;
        });
        return blocked?.Kind == RejectionKind.Busy ? null : false;
    }

    /// <summary>Opens a dossier for everything that begins with the event, as far as its sender sees the unit; null where one has to be tried again.</summary>
    private async Task<int?> Begin(RaisedEvent raised, CancellationToken cancellation)
    {
        var (now, started) = (circumstances.OfSystem(), 0);
        foreach (var trigger in await looks.Begun(raised, cancellation))
        {
            var reception = await start.Prepare(trigger, null, now, cancellation);
            if (reception.IsRejected || !looks.IsInReach(raised, reception.Value.CompetentUnit)) continue;
            var key = new IdempotencyKey($"event:{raised.Id:N}", trigger.Id.ToString("N"), "");
            var committed = await queue.Submit(new DossierCommand<Guid>(reception.Value.DossierId, CarriesRevision: false, session =>
            {
                var opened = start.Decide(trigger, reception.Value, raised.Payload, now, session, raised.Hops);
                return opened.Rejection is { } refusal ? refusal : new Decision<Guid>(opened.Value.Dossier.Id, References.Of(References.Dossier, opened.Value.Dossier.Id));
            }, key));
            if (committed.Rejection is { Kind: RejectionKind.Busy }) return null;
            if (committed.Rejection is { } refused) log.LogWarning("Event {EventId} opened no dossier of procedure {Code}: {Refusal}", raised.Id, trigger.ProcedureCode, refused.Code);
            else started++;
        }
        return started;
    }

    private async Task<Rejection?> Submit(RaisedEvent raised, Guid dossierId, Func<Dossier, Circumstances, CommandSession, Rejection?> act)
    {
        var now = raised.RaisedBy != Actor.System.Id && directory.Current.Person(raised.RaisedBy) is { } sender ? circumstances.Of(sender) : circumstances.OfSystem();
        var key = new IdempotencyKey($"event:{raised.Id:N}", dossierId.ToString("N"), "");
        var committed = await queue.Submit(new DossierCommand<Guid>(dossierId, CarriesRevision: false, session =>
        {
            if (session.Dossier(dossierId) is not { } dossier) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
            return act(dossier, now, session) is { } refusal ? refusal : new Decision<Guid>(dossierId, References.Of(Reference, raised.Id));
        }, key));
        return committed.Rejection;
    }

    /// <summary>Changes the event's own row; null when it was not to be changed or somebody else was first.</summary>
    private async Task<RaisedEvent?> Change(Guid id, Func<RaisedEvent, bool> act)
    {
        var committed = await queue.Submit(new DossierCommand<RaisedEvent>(id, CarriesRevision: true, session =>
        {
            if (session.Find<RaisedEvent>(id) is not { } raised || !act(raised)) return ServiceSentences.Refuse(RejectionKind.Conflict, "EventTaken");
            session.Changes.Update(raised);
            return new Decision<RaisedEvent>(raised, References.Of(Reference, id));
        }));
        return committed.IsRejected ? null : committed.Value.Value;
    }
}
