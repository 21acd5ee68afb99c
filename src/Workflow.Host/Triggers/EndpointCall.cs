using System.Text.Json;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;
using Workflow.Host.Hosting;
using Workflow.Persistence.Commands;
using Workflow.Runtime;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Triggers;

/// <summary>What a request to an endpoint led to.</summary>
/// <param name="Answer">What the process says to the caller; null where it says nothing.</param>
internal sealed record EndpointResult(string DossierCode, Effect.AnswerGiven? Answer);

/// <summary>Brings a request to the endpoints of processes that it fits: dossiers that wait go on, in the order in which their waits began, or a process begins.</summary>
internal sealed class EndpointCall(
    CommitQueue queue, DossierProcess process, DossierQueries dossiers, TriggeredStart start, CommandCircumstances circumstances,
    IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
{
    /// <summary>Brings it; the caller has been admitted.</summary>
    /// <param name="matches">At least one; all for dossiers, or the one that begins.</param>
    /// <param name="me">Null for a caller that nobody knows.</param>
    /// <param name="failure">Which refusal the process hears of instead of the body; null for none.</param>
    public async Task<Result<EndpointResult>> Bring(
        EndpointRequest request, IReadOnlyList<EndpointMatch> matches, CurrentActor? me, IdempotencyKey? key, string? failure, CancellationToken cancellation)
    {
        if (matches[0].Trigger is not null) return await Begin(request, matches[0], me, key, failure, cancellation);
        Result<EndpointResult>? first = null;
        foreach (var waits in matches.GroupBy(m => m.DossierId!.Value))
        {
            var gone = await Resume(request, waits.Key, [.. waits], me, key, failure);
            if (first is null || first.Value.IsRejected || first.Value.Value.Answer is null && gone is { IsRejected: false, Value.Answer: not null }) first = gone;
        }
        return first!.Value;
    }

    private async Task<Result<EndpointResult>> Resume(
        EndpointRequest request, Guid dossierId, IReadOnlyList<EndpointMatch> waits, CurrentActor? me, IdempotencyKey? key, string? failure)
    {
        var now = me is null ? circumstances.OfSystem() : circumstances.Of(me);
        // The same request may reach several dossiers: each remembers it for itself.
        var own = key is null ? null : key with { Caller = $"{key.Caller}:{dossierId:N}" };
        var committed = await queue.Submit(new DossierCommand<EndpointResult>(dossierId, CarriesRevision: false, session =>
        {
            if (session.Dossier(dossierId) is not { } dossier || me is not null && !me.Sees(dossier)) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
            Effect.AnswerGiven? answer = null;
            var isTaken = false;
            foreach (var wait in waits)
            {
                // What one wait set off may have ended the next one.
                if (dossier.WaitAt(wait.Activity, wait.Frame, WaitKind.Endpoint, wait.Key) is null) continue;
                if (!isTaken) dossier.RecordArrival(HistoryVerb.RequestArrived, null, now, session.Changes);
                isTaken = true;
                var stimulus = new Stimulus.Resumed(wait.Activity, wait.Frame, WaitKind.Endpoint, wait.Key, request.Payload(wait.Route, failure));
                var moved = process.Move(dossier, stimulus, wait.Activity, null, now, session);
                if (moved.Rejection is { } refusal) return refusal;
                answer ??= moved.Value.OfType<Effect.AnswerGiven>().FirstOrDefault();
            }
            return isTaken
                ? new Decision<EndpointResult>(new(dossier.Code, answer), References.Of(References.Dossier, dossierId))
                : ServiceSentences.Refuse(RejectionKind.Conflict, "NothingWaiting", dossier.Code);
        }, own));
        return await Answer(committed);
    }

    private async Task<Result<EndpointResult>> Begin(
        EndpointRequest request, EndpointMatch match, CurrentActor? me, IdempotencyKey? key, string? failure, CancellationToken cancellation)
    {
        var now = me is null ? circumstances.OfSystem() : circumstances.Of(me);
        var application = ApplicationOf(request);
        if (application.Rejection is { } unreadable) return unreadable;
        if (application.Value is null && failure is null && await start.NeedsApplicant(match.Trigger!, cancellation))
            return ServiceSentences.Refuse(RejectionKind.Unprocessable, "NobodyApplies");
        var reception = await start.Prepare(match.Trigger!, application.Value, application.Value is null ? circumstances.OfSystem() : now, cancellation);
        if (reception.Rejection is { } refused) return refused;
        var committed = await queue.Submit(new DossierCommand<EndpointResult>(reception.Value.DossierId, CarriesRevision: false, session =>
        {
            var opened = start.Decide(match.Trigger!, reception.Value, request.Payload(match.Route, failure), now, session);
            if (opened.Rejection is { } refusal) return refusal;
            var (dossier, effects) = opened.Value;
            // Its code is drawn when it is written: the answer is made afterwards.
            return new Decision<EndpointResult>(new("", effects.OfType<Effect.AnswerGiven>().FirstOrDefault()), References.Of(References.Dossier, dossier.Id));
        }, key));
        return await Answer(committed);
    }

    private async Task<Result<EndpointResult>> Answer(Result<Committed<EndpointResult>> committed)
    {
        if (committed.Rejection is { } rejection) return rejection;
        var progress = await dossiers.Progress(References.IdOf(committed.Value.Reference));
        return new EndpointResult(progress.DossierCode, committed.Value.Value?.Answer);
    }

    /// <summary>The application in the body; null where it names no applicant.</summary>
    private Result<ReceiveDossierRequest?> ApplicationOf(EndpointRequest request)
    {
        if (request.Body is not System.Text.Json.Nodes.JsonObject body || !body.ContainsKey("applicant")) return (ReceiveDossierRequest?)null;
        try
        {
            var copy = (System.Text.Json.Nodes.JsonObject)body.DeepClone();
            copy.TryAdd("procedure", "");
            copy.TryAdd("channel", nameof(SubmissionChannel.Online));
            copy.TryAdd("declaration", new System.Text.Json.Nodes.JsonObject());
            return JsonSerializer.Deserialize<ReceiveDossierRequest>(copy, json.Value.SerializerOptions);
        }
        catch (JsonException)
        {
            return ServiceSentences.Refuse(RejectionKind.Unprocessable, "NobodyApplies");
        }
    }
}
