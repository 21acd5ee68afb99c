using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Triggers;

/// <summary>A named event: for one dossier, named by its id or its code; for all with a correlation id; or for everything that waits for it or begins with it.</summary>
/// <param name="Payload">Data for the process; at most 64 KB.</param>
internal sealed record RaiseEventRequest(
    string Name, Guid? DossierId = null, string? DossierCode = null, JsonElement? Payload = null, string? CorrelationId = null)
{
    public bool IsForOne => DossierId is not null || DossierCode is not null;
}

/// <summary>How far an event has come that is delivered to many.</summary>
/// <param name="Reached">Dossiers that went on so far.</param>
/// <param name="Started">Dossiers that began with it.</param>
/// <param name="DeliveredAt">Null while it is on its way.</param>
internal sealed record RaisedEventView(Guid Id, string Name, string? CorrelationId, DateTime RaisedAt, int Reached, int Started, DateTime? DeliveredAt)
{
    public static RaisedEventView Of(RaisedEvent raised) =>
        new(raised.Id, raised.Name, raised.CorrelationId, raised.RaisedAt, raised.Reached, raised.Started, raised.DeliveredAt);
}

/// <summary>
/// Brings a named event to one dossier at once: every wait for it goes on, in the order in which they began. For many it is stored, and delivered
/// from there.
/// </summary>
internal sealed class RaiseEvent(
    DossierCommands commands, CommitQueue queue, DossierProcess process, DossierQueries queries, CommandCircumstances circumstances,
    IDbContextFactory<WorkflowDbContext> contexts)
{
    private const string Reference = "event";

    /// <summary>Brings it to the dossier that it names.</summary>
    public async Task<Result<DossierProgress>> Raise(ChangeRequest request, RaiseEventRequest raised)
    {
        if (Unusable(raised) is { } unusable) return unusable;
        var dossierId = await DossierOf(request.Me, raised);
        if (dossierId.Rejection is { } unknown) return unknown;

        var committed = await commands.Run(
            request, dossierId.Value, References.Of(References.Dossier, dossierId.Value), turn => Decide(turn, raised));
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated ? await queries.Progress(dossierId.Value) : committed.Value.Value!;
    }

    /// <summary>Stores it for all that wait for it, as far as the caller sees them.</summary>
    public async Task<Result<RaisedEventView>> Spread(ChangeRequest request, RaiseEventRequest raised)
    {
        if (Unusable(raised) is { } unusable) return unusable;
        var now = circumstances.Now;
        var row = new RaisedEvent
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            Name = raised.Name,
            CorrelationId = raised.CorrelationId,
            Payload = raised.Payload?.GetRawText(),
            RaisedBy = request.Me.Actor.Id,
            RaisedAt = now,
            Hops = 0,
        }.DueAt(now);
        var committed = await queue.Submit(new DossierCommand<RaisedEvent>(row.Id, CarriesRevision: false, session =>
        {
            session.Changes.Insert(row);
            return new Decision<RaisedEvent>(row, References.Of(Reference, row.Id));
        }, request.Key));
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated ? await Progress(request.Me, References.IdOf(committed.Value.Reference)) : RaisedEventView.Of(row);
    }

    /// <summary>How far an event of the caller has come.</summary>
    public async Task<Result<RaisedEventView>> Progress(CurrentActor me, Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var raised = await context.RaisedEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.RaisedBy == me.Actor.Id, cancellation);
        return raised is null ? ServiceSentences.Refuse(RejectionKind.NotFound, "EventNotFound") : RaisedEventView.Of(raised);
    }

    /// <summary>Where the dossier stands that an event was meant for; null where there is none.</summary>
    public async Task<DossierProgress?> Current(CurrentActor me, RaiseEventRequest raised)
    {
        var dossierId = await DossierOf(me, raised);
        return dossierId.IsRejected ? null : await queries.Progress(dossierId.Value);
    }

    private async Task<Result<Guid>> DossierOf(CurrentActor me, RaiseEventRequest raised) =>
        raised.DossierId is { } id ? id : await queries.IdOf(me, raised.DossierCode!);

    private Result<DossierProgress> Decide(DossierTurn turn, RaiseEventRequest raised)
    {
        var (session, dossier, now) = turn;
        if (dossier.RecordEvent(raised.Name, now, turn.Changes).Rejection is { } refusal) return refusal;
        var payload = raised.Payload?.GetRawText();
        if (process.Advance(dossier, new Stimulus.EventRaised(raised.Name, payload), at: 0, null, now, session) is { } rejection) return rejection;
        return DossierProgress.Of(dossier);
    }

    private static Rejection? Unusable(RaiseEventRequest raised)
    {
        var receivers = (raised.DossierId is null ? 0 : 1) + (raised.DossierCode is null ? 0 : 1) + (raised.CorrelationId is null ? 0 : 1);
        if (receivers > 1) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "OneReceiver");
        if (raised.Name.Length is 0 or > Position.LongestEventName) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "EventNameUnusable", Position.LongestEventName);
        if (raised.CorrelationId is { Length: 0 or > Dossier.LongestCorrelationId })
            return ServiceSentences.Refuse(RejectionKind.Unprocessable, "CorrelationIdUnusable", Dossier.LongestCorrelationId);
        return raised.Payload?.GetRawText().Length > Variable.LongestValue
            ? ServiceSentences.Refuse(RejectionKind.Unprocessable, "EventPayloadTooLarge", Variable.LongestValue)
            : null;
    }
}
