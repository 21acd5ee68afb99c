using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Persistence;
using Workflow.Runtime;

namespace Workflow.Host.Dossiers;

/// <summary>What the officer adds when a failed step is tried again.</summary>
/// <param name="Variables">Variables to correct first, by name; the history keeps the names only.</param>
internal sealed record RetryIncidentRequest(string? Reason = null, IReadOnlyDictionary<string, JsonElement>? Variables = null)
{
    private const int MostVariables = 50;

    public Rejection? Check() => Variables is { Count: > MostVariables } || Variables?.Values.Any(v => v.GetRawText().Length > Variable.LongestValue) == true
        ? ServiceSentences.Refuse(RejectionKind.Unprocessable, "TooManyVariables", MostVariables, Variable.LongestValue)
        : null;
}

/// <summary>Tries a failed automatic step again.</summary>
internal sealed class RetryIncident(
    IDbContextFactory<WorkflowDbContext> contexts, DossierCommands commands, DossierProcess process, DossierQueries queries)
{
    /// <summary>Tries it again; what fails once more is a new incident.</summary>
    public async Task<Result<DossierProgress>> Retry(ChangeRequest request, Guid dossierId, Guid incidentId, RetryIncidentRequest retry)
    {
        if (retry.Check() is { } unusable) return unusable;
        await using var context = await contexts.CreateDbContextAsync();
        var incident = await context.Incidents.AsNoTracking().SingleOrDefaultAsync(i => i.Id == incidentId && i.DossierId == dossierId);
        if (incident is null) return ServiceSentences.Refuse(RejectionKind.NotFound, "IncidentNotFound");
        var decided = await LastDecision(context, incident);

        var committed = await commands.Run(request, dossierId, References.Of(References.Dossier, dossierId), turn => Decide(turn, incidentId, retry, decided));
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated ? await queries.Progress(dossierId) : committed.Value.Value!;
    }

    private Result<DossierProgress> Decide(DossierTurn turn, Guid incidentId, RetryIncidentRequest retry, Stimulus.TaskCompleted? decided)
    {
        var (session, dossier, now) = turn;
        var incident = dossier.Retry(incidentId, retry.Reason, retry.Variables?.Keys ?? [], now, turn.Changes);
        if (incident.Rejection is { } refusal) return refusal;
        if (StimulusOf(dossier, incident.Value, retry, decided) is not { } stimulus) return DossierProgress.Of(dossier);
        if (process.Advance(dossier, stimulus, incident.Value.Activity, null, now, session) is { } rejection) return rejection;
        return DossierProgress.Of(dossier);
    }

    /// <summary>What has to reach the process; null where it knows nothing of the incident and stands where it should.</summary>
    private static Stimulus? StimulusOf(Dossier dossier, Incident incident, RetryIncidentRequest retry, Stimulus.TaskCompleted? decided)
    {
        if (incident.Undelivered is { } undelivered) return Undelivered.Read(undelivered, incident);
        // Where the process stood still under a decision, it is that decision which has to reach it.
        var waits = decided is not null && IsWaitingAt(dossier, decided) && dossier.OpenTasks.All(t => (t.Activity, t.Frame) != (decided.Activity, decided.Frame));
        if (waits) return decided;
        return dossier.HasFailedAt(incident.Activity, incident.Frame) == false ? null : new Stimulus.Retried(incident.Activity, incident.Frame, Corrections(retry));
    }

    private static Dictionary<string, string>? Corrections(RetryIncidentRequest retry) =>
        retry.Variables?.ToDictionary(v => v.Key, v => v.Value.GetRawText(), StringComparer.Ordinal);

    private static bool IsWaitingAt(Dossier dossier, Stimulus.TaskCompleted decided) =>
        Position.Decode(dossier.Position) is { IsRejected: false, Value: var position } && position.IsWaiting(decided.Activity, decided.Frame);

    private static async Task<Stimulus.TaskCompleted?> LastDecision(WorkflowDbContext context, Incident incident)
    {
        var task = await context.Tasks.AsNoTracking()
            .Where(t => t.DossierId == incident.DossierId && t.Activity == incident.Activity && t.Frame == incident.Frame && t.State == TaskState.Completed)
            .OrderByDescending(t => t.CompletedAt).FirstOrDefaultAsync();
        return task is { Outcome: { } outcome } ? new Stimulus.TaskCompleted(task.Activity, outcome, FormOf(task.Data), task.Frame) : null;
    }

    private static string? FormOf(string? data)
    {
        if (data is null) return null;
        using var document = JsonDocument.Parse(data);
        return document.RootElement.TryGetProperty("form", out var form) ? form.GetRawText() : null;
    }
}
