using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Instances;

/// <summary>Reads single dossiers for Studio, as far as the caller may follow them.</summary>
internal sealed class InstanceReader(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes)
{
    /// <summary>Dossiers that one dossier has started and that are shown; a process may start many.</summary>
    private const int MostStarted = 1000;

    /// <summary>A dossier; not found where the caller may not follow it.</summary>
    public async Task<Result<Instance>> Find(CurrentActor me, Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Followed(me).SingleOrDefaultAsync(d => d.Id == id, cancellation);
        if (dossier is null) return NotFound;
        var version = await processes.Of(dossier.VersionId, cancellation);
        if (version.Rejection is { } unreadable) return unreadable;
        if (!version.Value.Graphs.TryGetValue(dossier.Process, out var graph)) return ServiceSentences.Refuse(RejectionKind.Conflict, "VersionUnreadable");
        var lastAct = await context.History.Where(h => h.DossierId == id && h.Sequence == dossier.HistoryCount).Select(h => (DateTime?)h.At).SingleOrDefaultAsync(cancellation);
        return new Instance(dossier, graph, version.Value.Number, lastAct ?? dossier.ReceivedAt, new Discretion(await context.Reads(me, id, cancellation)));
    }

    /// <summary>How a dossier is doing, without the rest of it: what the viewer asks for all the time.</summary>
    public async Task<Result<ExecutionStateView>> StateOf(CurrentActor me, Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var state = await context.Followed(me).Where(d => d.Id == id).Select(d => new
        {
            d.ClosedAt, d.State, d.OpenIncidents, d.HistoryCount, d.ReceivedAt,
            LastActAt = context.History.Where(h => h.DossierId == d.Id && h.Sequence == d.HistoryCount).Select(h => (DateTime?)h.At).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellation);
        if (state is null) return NotFound;
        return new ExecutionStateView(
            Instance.StatusOf(state.ClosedAt), Instance.SubStatusOf(state.ClosedAt, state.State, state.OpenIncidents),
            Instance.InstantOf(state.LastActAt ?? state.ReceivedAt, state.HistoryCount));
    }

    /// <summary>Where a dossier has been; of those that it has started, the ones that the caller may follow.</summary>
    public async Task<InstanceLog> LogOf(CurrentActor me, Instance instance, CancellationToken cancellation)
    {
        var id = instance.Dossier.Id;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return new InstanceLog(instance, new InstanceRows(
            await context.History.AsNoTracking().Where(h => h.DossierId == id).OrderBy(h => h.Sequence).ToListAsync(cancellation),
            await context.Tasks.AsNoTracking().Where(t => t.DossierId == id).ToListAsync(cancellation),
            await context.Waits.AsNoTracking().Where(w => w.DossierId == id).ToListAsync(cancellation),
            await context.Incidents.AsNoTracking().Where(i => i.DossierId == id).ToListAsync(cancellation),
            await context.Followed(me).Where(d => d.ParentId == id).OrderBy(d => d.ReceivedAt).ThenBy(d => d.Code).Take(MostStarted)
                .Select(d => new StartedDossier(d.Id, d.Code, d.ParentActivity, d.ReceivedAt)).ToListAsync(cancellation)));
    }

    /// <summary>The stored values of a dossier by scope and name, as compact JSON.</summary>
    public async Task<IReadOnlyDictionary<(string Scope, string Name), string>> ValuesOf(Instance instance, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Variables.AsNoTracking().Where(v => v.DossierId == instance.Dossier.Id).ToListAsync(cancellation);
        return rows.ToDictionary(v => (v.Scope, v.Name), v => v.Json);
    }

    private static Rejection NotFound => ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
}
