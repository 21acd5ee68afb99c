using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Persistence;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Tasks;

/// <summary>One step with all that its page shows: the dossier around it, its form, what came before and what may follow.</summary>
/// <param name="Form">Null where the step has none.</param>
/// <param name="Targets">Steps to which the dossier can go back from here.</param>
/// <param name="Past">Completed steps of the dossier, the last one first.</param>
/// <param name="Candidates">Officers who may do the step.</param>
internal sealed record StepView(
    UserTask Task,
    Dossier Dossier,
    PublishedVersion Version,
    StepSettings Step,
    FormSchema? Form,
    IReadOnlyList<ReturnTarget> Targets,
    IReadOnlyList<UserTask> Past,
    IReadOnlyList<Officer> Candidates)
{
    public ProcessGraph Graph => Version.Graphs[Dossier.Process];

    public TimeLimit Limit => TimeLimit.Parse(Task.Limit).Value;
}

/// <summary>Reads a step for its page, as far as the caller may see it.</summary>
internal sealed class StepReader(IDbContextFactory<WorkflowDbContext> contexts, TaskQueries queries, PublishedProcesses processes)
{
    private const int MostPast = 10;

    public async Task<Result<StepView>> Read(CurrentActor me, Guid taskId, CancellationToken cancellation)
    {
        var details = await queries.Details(me, taskId, cancellation);
        if (details.Rejection is { } unseen) return unseen;

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var task = await context.Tasks.AsNoTracking().SingleAsync(t => t.Id == taskId, cancellation);
        var dossier = await context.Dossiers.AsNoTracking().SingleAsync(d => d.Id == task.DossierId, cancellation);
        var version = await processes.Of(dossier.VersionId, cancellation);
        if (version.Rejection is { } unreadable) return unreadable;
        if (version.Value.StepOf(dossier.Process, task.Activity) is not { } step) return ServiceSentences.Refuse(RejectionKind.Conflict, "StepLost");

        var past = await context.Tasks.AsNoTracking().Where(t => t.DossierId == dossier.Id && t.State == TaskState.Completed)
            .OrderByDescending(t => t.CompletedAt).Take(MostPast).ToListAsync(cancellation);
        return new StepView(
            task, dossier, version.Value, step, step.Form is { } key ? version.Value.Forms.GetValueOrDefault(key) : null,
            details.Value.ReturnTargets, past, Candidates(me.Office, task));
    }

    private static IReadOnlyList<Officer> Candidates(OfficeSnapshot office, UserTask task) =>
        [.. office.OfficersFor(task.Role, task.UnitCode).OrderBy(o => o.Name, StringComparer.CurrentCulture)];
}
