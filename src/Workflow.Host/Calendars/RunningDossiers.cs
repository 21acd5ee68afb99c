using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Calendars;

/// <summary>Reads running dossiers with their open steps and clock facts, a batch at a time in order of their ids.</summary>
internal sealed class RunningDossiers(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Ids of the next running dossiers.</summary>
    public async Task<IReadOnlyList<Guid>> Ids(Guid? after, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Next(context, after).OrderBy(d => d.Id).Take(most).Select(d => d.Id).ToListAsync(cancellation);
    }

    /// <summary>Copies of the next running dossiers; changing them writes nothing.</summary>
    public async Task<IReadOnlyList<Dossier>> Copies(Guid? after, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossiers = await Next(context, after).AsNoTracking().OrderBy(d => d.Id).Take(most).ToListAsync(cancellation);
        var ids = dossiers.ConvertAll(d => d.Id);
        var steps = (await context.Tasks.AsNoTracking().Where(t => ids.Contains(t.DossierId) && t.State == TaskState.Open).ToListAsync(cancellation)).ToLookup(t => t.DossierId);
        var facts = (await context.ClockFacts.AsNoTracking().Where(f => ids.Contains(f.DossierId)).OrderBy(f => f.Sequence).ToListAsync(cancellation)).ToLookup(f => f.DossierId);
        foreach (var dossier in dossiers) dossier.Attach(steps[dossier.Id], [], [], [], [], () => [.. facts[dossier.Id]]);
        return dossiers;
    }

    private static IQueryable<Dossier> Next(WorkflowDbContext context, Guid? after)
    {
        var running = context.Dossiers.Where(d => d.ClosedAt == null && d.ProcessingEndedAt == null);
        return after is { } last ? running.Where(d => d.Id.CompareTo(last) > 0) : running;
    }
}
