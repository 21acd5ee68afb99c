using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Documents;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>A step with all that is needed to do it.</summary>
/// <param name="Outcomes">What it can be completed with.</param>
/// <param name="Form">Null where the step has none.</param>
/// <param name="ToDigitise">Keys of the documents that reception must digitise and of which there is no file yet; empty for other steps.</param>
/// <param name="ReturnTargets">Earlier human steps of this dossier, by step key, to which it can go back.</param>
internal sealed record TaskDetails(
    TaskView Task, DossierState DossierState, DateTime AppointedAt, IReadOnlyList<string> Outcomes, FormSchemaView? Form,
    IReadOnlyList<string> ToDigitise, IReadOnlyList<ReturnTarget> ReturnTargets, string? Data);

/// <summary>A step that was completed before.</summary>
internal sealed record ReturnTarget(string StepKey, string Title);

/// <summary>Reads single steps as far as the caller may see them.</summary>
internal sealed class TaskQueries(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes, DossierDocuments documents)
{
    /// <summary>A step, open or over.</summary>
    public async Task<Result<TaskView>> Read(CurrentActor me, Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (task, _) = await Find(context, me, id, cancellation);
        return task is null ? NotFound : TaskView.Of(task);
    }

    /// <summary>A step with its outcomes, form and the steps it can go back to.</summary>
    public async Task<Result<TaskDetails>> Details(CurrentActor me, Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (task, dossier) = await Find(context, me, id, cancellation);
        if (task is null || dossier is null) return NotFound;
        var version = await processes.Of(dossier.VersionId, cancellation);
        if (version.Rejection is { } unreadable) return unreadable;

        var step = version.Value.StepOf(dossier.Process, task.Activity);
        var form = step?.Form is { } key && version.Value.Forms.TryGetValue(key, out var schema) ? FormSchemaView.Of(schema) : null;
        var isOpen = task.State == TaskState.Open;
        return new TaskDetails(
            TaskView.Of(task), dossier.State, dossier.AppointedAt, step?.Outcomes ?? [], form,
            task.Kind == StepKind.Receive ? [.. version.Value.ToDigitise(dossier.CaseKey).Except(await documents.KeysFiled(dossier.Id, cancellation))] : [],
            isOpen && dossier.ProcessingEndedAt is null ? await TargetsOf(context, task, version.Value, dossier.Process, cancellation) : [], task.Data);
    }

    private static async Task<(UserTask? Task, Dossier? Dossier)> Find(WorkflowDbContext context, CurrentActor me, Guid id, CancellationToken cancellation)
    {
        var task = await context.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellation);
        if (task is null) return default;
        var dossier = await context.Dossiers.AsNoTracking().SingleAsync(d => d.Id == task.DossierId, cancellation);
        var isSeen = me.Reach.Contains(task.UnitCode)
            || await context.Dossiers.Where(Visibility.Dossiers(me, context.Tasks)).AnyAsync(d => d.Id == task.DossierId, cancellation);
        return isSeen ? (task, dossier) : default;
    }

    /// <summary>Completed steps from which the present one can be reached, in the order in which they were first done.</summary>
    private static async Task<IReadOnlyList<ReturnTarget>> TargetsOf(
        WorkflowDbContext context, UserTask task, PublishedVersion version, string process, CancellationToken cancellation)
    {
        var done = await context.Tasks.AsNoTracking().Where(t => t.DossierId == task.DossierId && t.State == TaskState.Completed)
            .OrderBy(t => t.CompletedAt).Select(t => new { t.StepKey, t.Title, t.Activity }).ToListAsync(cancellation);
        return [.. done.DistinctBy(t => t.StepKey)
            .Where(t => t.Activity != task.Activity && version.Leads(process, t.Activity, task.Activity))
            .Select(t => new ReturnTarget(t.StepKey, t.Title))];
    }

    private static Rejection NotFound => ServiceSentences.Refuse(RejectionKind.NotFound, "TaskNotFound");
}
