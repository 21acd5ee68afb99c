using Microsoft.EntityFrameworkCore;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Tasks.Bulk;

/// <summary>One of several steps, with what its definition says.</summary>
/// <param name="Settings">Null where the version can no longer be read.</param>
internal sealed record BulkStep(UserTask Task, StepSettings? Settings)
{
    /// <summary>The outcomes that ask for nothing beside themselves: no form, no record. A note may still be wanted.</summary>
    public IEnumerable<string> PlainOutcomes => Settings is { Form: null } step ? step.Outcomes.Where(o => IsPlain(step.Kind, o)) : [];

    private static bool IsPlain(StepKind kind, string outcome) => CompletionRecord.Check(kind, new Completion(outcome, "–", default, default)).Count == 0;
}

/// <summary>Reads several steps at once, as far as the caller may see them.</summary>
internal sealed class BulkSteps(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes, TaskOwners owners)
{
    public async Task<IReadOnlyDictionary<Guid, BulkStep>> Read(CurrentActor me, IEnumerable<BulkItem> items, CancellationToken cancellation)
    {
        var ids = items.Select(i => i.Id).ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Tasks.AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.Id)).Where(Visibility.Tasks(me))
            .Join(context.Dossiers, t => t.DossierId, d => d.Id, (t, d) => new { Task = t, d.VersionId, d.Process }).ToListAsync(cancellation);
        owners.Remember([.. rows.Select(r => TaskView.Of(r.Task))]);

        var steps = new Dictionary<Guid, BulkStep>();
        foreach (var row in rows)
        {
            var version = await processes.Of(row.VersionId, cancellation);
            steps.Add(row.Task.Id, new BulkStep(row.Task, version.IsRejected ? null : version.Value.StepOf(row.Process, row.Task.Activity)));
        }
        return steps;
    }
}
