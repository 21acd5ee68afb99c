using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;
using Workflow.Host.Procedures;
using Workflow.Persistence.Commands;
using Workflow.Runtime;

namespace Workflow.Host.Triggers;

/// <summary>A dossier that a trigger opened.</summary>
/// <param name="Effects">Everything that the process asked for, an answer to the caller among them.</param>
internal sealed record TriggeredDossier(Dossier Dossier, IReadOnlyList<Effect> Effects);

/// <summary>
/// Opens the dossier of a process that begins from outside. Where an application comes along, it is received as at the counter; without one the
/// competent unit opens the dossier on its own behalf, and is its applicant.
/// </summary>
internal sealed class TriggeredStart(PublishedProcesses processes, DossierProcess process)
{
    /// <summary>What is to be received; every problem of an application is listed at once.</summary>
    /// <param name="application">Null where nobody applies.</param>
    public async Task<Result<Reception>> Prepare(PublishedTrigger trigger, ReceiveDossierRequest? application, Circumstances now, CancellationToken cancellation)
    {
        var version = await processes.Of(trigger.VersionId, cancellation);
        if (version.Rejection is { } unreadable) return unreadable;
        if (application is null) return OnOwnBehalf(version.Value, trigger, now);

        var named = application.Case is null ? application with { Case = CaseOf(version.Value, trigger).Key } : application;
        var chosen = ReceiveDossier.CaseOf(version.Value, named);
        if (chosen.Rejection is { } unknown) return unknown;
        if (chosen.Value.Process != trigger.Process) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "CaseOfAnotherProcess", chosen.Value.Key);
        if (ReceiveDossier.Check(version.Value, named) is { Count: > 0 } problems)
            return ServiceSentences.Refuse(RejectionKind.Unprocessable, "ApplicationIncomplete") with { Problems = problems };
        var ownUnit = now.Actor.UnitCode.Length > 0 ? now.Actor.UnitCode : version.Value.Spec.CompetentUnit ?? "";
        return ReceiveDossier.ReceptionOf(version.Value, chosen.Value, named, ownUnit);
    }

    /// <summary>Whether the case that a trigger begins can do without an applicant: nothing has to be declared or handed in.</summary>
    public async Task<bool> NeedsApplicant(PublishedTrigger trigger, CancellationToken cancellation)
    {
        var version = await processes.Of(trigger.VersionId, cancellation);
        return version.IsRejected || CaseOf(version.Value, trigger).Documents.Count > 0 || version.Value.Forms.ContainsKey(PackageReview.DeclarationForm);
    }

    /// <summary>Receives the dossier and lets its process begin at the trigger.</summary>
    public Result<TriggeredDossier> Decide(
        PublishedTrigger trigger, Reception reception, string? payload, Circumstances now, CommandSession session, int hops = 0)
    {
        var received = Dossier.Receive(reception, now, session.Changes);
        if (received.Rejection is { } rejection) return rejection;
        var dossier = received.Value;
        dossier.RecordReception(now, session.Changes);
        var stimulus = new Stimulus.Started(ReceiveDossier.InputsOf(reception), trigger.Activity, payload);
        var moved = process.Move(dossier, stimulus, trigger.Activity, null, now, session, hops);
        return moved.Rejection is { } refused ? refused : new TriggeredDossier(dossier, moved.Value);
    }

    private static Result<Reception> OnOwnBehalf(PublishedVersion version, PublishedTrigger trigger, Circumstances now)
    {
        var (spec, chosen) = (version.Spec, CaseOf(version, trigger));
        if (now.Units.Find(spec.CompetentUnit ?? "") is not { } unit) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "NobodyApplies");
        return new Reception(
            Guid.CreateVersion7(), version.Id, version.ProcedureCode, spec.Name.Vi, chosen.Key, chosen.Process, chosen.Limit, unit.Code, unit.Code,
            SubmissionChannel.Online, new Applicant(unit.Name, unit.Code, "", unit.Name, null), "{}", ReceiveDossier.NewSecret(), chosen.Resume);
    }

    private static ProcedureCase CaseOf(PublishedVersion version, PublishedTrigger trigger) => version.Spec.Cases.First(c => c.Process == trigger.Process);
}
