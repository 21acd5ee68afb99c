using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Runtime;

namespace Workflow.Host.Triggers;

/// <summary>A named event for one dossier, named by its id or its code.</summary>
/// <param name="Payload">Data for the process; at most 64 KB.</param>
internal sealed record RaiseEventRequest(string Name, Guid? DossierId = null, string? DossierCode = null, JsonElement? Payload = null);

/// <summary>Brings a named event to a dossier: every wait for it goes on, in the order in which they began.</summary>
internal sealed class RaiseEvent(DossierCommands commands, DossierProcess process, DossierQueries queries)
{
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
        if (raised.DossierId is null == raised.DossierCode is null) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "OneOfIdOrCode");
        if (raised.Name.Length is 0 or > Position.LongestEventName) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "EventNameUnusable", Position.LongestEventName);
        return raised.Payload?.GetRawText().Length > Variable.LongestValue
            ? ServiceSentences.Refuse(RejectionKind.Unprocessable, "EventPayloadTooLarge", Variable.LongestValue)
            : null;
    }
}
