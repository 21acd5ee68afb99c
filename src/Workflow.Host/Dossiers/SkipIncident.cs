using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime;

namespace Workflow.Host.Dossiers;

/// <summary>Why a failed automatic step is passed over, and how the process goes on.</summary>
/// <param name="Outcome">One of the outcomes of the step; its first where none is given.</param>
internal sealed record SkipIncidentRequest(string Reason, string? Outcome = null);

/// <summary>Passes over a failed automatic step: an officer answers for it with a reason.</summary>
internal sealed class SkipIncident(DossierCommands commands, DossierProcess process, DossierQueries queries)
{
    public async Task<Result<DossierProgress>> Skip(ChangeRequest request, Guid dossierId, Guid incidentId, SkipIncidentRequest skip)
    {
        var committed = await commands.Run(request, dossierId, References.Of(References.Dossier, dossierId), turn => Decide(turn, incidentId, skip));
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated ? await queries.Progress(dossierId) : committed.Value.Value!;
    }

    private Result<DossierProgress> Decide(DossierTurn turn, Guid incidentId, SkipIncidentRequest skip)
    {
        var (session, dossier, now) = turn;
        if (session.Find<Incident>(incidentId) is not { } known || known.DossierId != dossier.Id)
            return ServiceSentences.Refuse(RejectionKind.NotFound, "IncidentNotFound");
        var skipped = dossier.Skip(incidentId, skip.Reason, now, turn.Changes);
        if (skipped.Rejection is { } refusal) return refusal;
        var incident = skipped.Value;
        if (dossier.HasFailedAt(incident.Activity, incident.Frame) != true) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "IncidentOnlyRetried");
        var graph = process.GraphOf(dossier, session);
        if (graph.Rejection is { } unreadable) return unreadable;
        // What an officer decides is not to be had by way of an incident.
        if (graph.Value.Activities[incident.Activity] is { Step: not null } step) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "StepCannotBeSkipped", step.Name);

        var stimulus = new Stimulus.Skipped(incident.Activity, incident.Frame, skip.Outcome);
        return process.Advance(dossier, stimulus, incident.Activity, null, now, session) is { } rejection ? rejection : DossierProgress.Of(dossier);
    }
}
