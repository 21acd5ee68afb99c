using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>Says which dossier a step belongs to, before the queue puts commands in order; it never changes, so it is remembered.</summary>
internal sealed class TaskOwners(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const int Kept = 50_000;

    // Compiled for the model of one database: a field of the host, not of the process, which in tests may hold hosts on both.
    private readonly Func<WorkflowDbContext, Guid, Task<Guid>> find = EF.CompileAsyncQuery(
        (WorkflowDbContext context, Guid taskId) => context.Tasks.Where(t => t.Id == taskId).Select(t => t.DossierId).SingleOrDefault());

    private readonly BoundedCache<Guid, Guid> owners = new(Kept);

    /// <summary>The dossier of a step; not found where there is no such step.</summary>
    public async ValueTask<Result<Guid>> DossierOf(Guid taskId)
    {
        if (owners.TryGet(taskId, out var known)) return known;
        await using var context = await contexts.CreateDbContextAsync();
        var dossierId = await find(context, taskId);
        if (dossierId == Guid.Empty) return ServiceSentences.Refuse(RejectionKind.NotFound, "TaskNotFound");
        owners.Put(taskId, dossierId);
        return dossierId;
    }

    /// <summary>Remembers steps that have just been listed.</summary>
    public void Remember(IReadOnlyList<UserTask> tasks)
    {
        foreach (var task in tasks) owners.Put(task.Id, task.DossierId);
    }

    /// <summary>Remembers steps that have just been opened.</summary>
    public void Remember(IReadOnlyList<TaskView> tasks)
    {
        foreach (var task in tasks) owners.Put(task.Id, task.DossierId);
    }
}
