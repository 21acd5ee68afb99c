using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Persistence;
using Workflow.Runtime;

namespace Workflow.Host.Dossiers;

/// <summary>What the officer adds when a failed step is tried again.</summary>
internal sealed record RetryIncidentRequest(string? Reason = null);

/// <summary>Tries a failed automatic step again.</summary>
internal sealed class RetryIncident(
    IDbContextFactory<WorkflowDbContext> contexts, DossierCommands commands, DossierProcess process, DossierQueries queries)
{
    /// <summary>Tries it again; what fails once more is a new incident.</summary>
    public async Task<Result<DossierProgress>> Retry(ChangeRequest request, Guid dossierId, Guid incidentId, RetryIncidentRequest retry)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var activity = await context.Incidents.Where(i => i.Id == incidentId && i.DossierId == dossierId)
            .Select(i => (int?)i.Activity).SingleOrDefaultAsync();
        if (activity is null) return ServiceSentences.Refuse(RejectionKind.NotFound, "IncidentNotFound");
        var decided = await LastDecision(context, dossierId, activity.Value);

        var committed = await commands.Run(request, dossierId, References.Of(References.Dossier, dossierId), turn => Decide(turn, incidentId, retry, decided));
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated ? await queries.Progress(dossierId) : committed.Value.Value!;
    }

    private Result<DossierProgress> Decide(DossierTurn turn, Guid incidentId, RetryIncidentRequest retry, Stimulus.TaskCompleted? decided)
    {
        var (session, dossier, now) = turn;
        var incident = dossier.Retry(incidentId, retry.Reason, now, turn.Changes);
        if (incident.Rejection is { } refusal) return refusal;

        // Where the process stood still under a decision, it is that decision which has to reach it.
        var waits = decided is not null && IsWaitingAt(dossier, decided.Activity) && dossier.OpenTasks.All(t => t.Activity != decided.Activity);
        Stimulus stimulus = waits ? decided! : new Stimulus.Retried(incident.Value.Activity);
        if (process.Advance(dossier, stimulus, incident.Value.Activity, null, now, session) is { } rejection) return rejection;
        return DossierProgress.Of(dossier);
    }

    private static bool IsWaitingAt(Dossier dossier, int activity) =>
        Position.Decode(dossier.Position) is { IsRejected: false, Value: var position } && position.IsWaiting(activity);

    private static async Task<Stimulus.TaskCompleted?> LastDecision(WorkflowDbContext context, Guid dossierId, int activity)
    {
        var task = await context.Tasks.AsNoTracking()
            .Where(t => t.DossierId == dossierId && t.Activity == activity && t.State == TaskState.Completed)
            .OrderByDescending(t => t.CompletedAt).FirstOrDefaultAsync();
        return task is { Outcome: { } outcome } ? new Stimulus.TaskCompleted(activity, outcome, FormOf(task.Data)) : null;
    }

    private static string? FormOf(string? data)
    {
        if (data is null) return null;
        using var document = JsonDocument.Parse(data);
        return document.RootElement.TryGetProperty("form", out var form) ? form.GetRawText() : null;
    }
}
