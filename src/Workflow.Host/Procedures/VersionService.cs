using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Host.Triggers;
using Workflow.Persistence;

namespace Workflow.Host.Procedures;

/// <summary>Raised when a version is published that comes into force later.</summary>
internal sealed class VersionSignal
{
    public DueSignal Due { get; } = new();
}

/// <summary>Brings scheduled versions into force, while the host runs.</summary>
internal sealed class VersionService(VersionSweep sweep, VersionSignal signal, TimeProvider time, IOptions<TriggerOptions> options, ILogger<VersionService> log)
    : DueService(signal.Due, time, options, log)
{
    protected override Task<DateTime?> Sweep(CancellationToken stopping) => sweep.Run(stopping);
}

/// <summary>Brings into force what was published for an instant that has come, in the order of these instants. Several hosts: the revision of the procedure lets one of them.</summary>
internal sealed class VersionSweep(
    IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes, VersionsInForce force, CommandCircumstances circumstances, ILogger<VersionSweep> log)
{
    /// <summary>Brings into force what is due by now; says when the next version is.</summary>
    public async Task<DateTime?> Run(CancellationToken cancellation)
    {
        var now = circumstances.Now;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        foreach (var id in await context.Versions.Where(v => v.IsScheduled && v.EffectiveAt <= now).OrderBy(v => v.EffectiveAt).ThenBy(v => v.Number).Select(v => v.Id).ToListAsync(cancellation))
            await Begin(id, cancellation);
        return await context.Versions.Where(v => v.IsScheduled && v.EffectiveAt > now).OrderBy(v => v.EffectiveAt).Select(v => (DateTime?)v.EffectiveAt).FirstOrDefaultAsync(cancellation);
    }

    private async Task Begin(Guid id, CancellationToken cancellation)
    {
        var published = await processes.Of(id, cancellation);
        if (published.Rejection is { } unreadable)
        {
            log.LogError("Version {VersionId} cannot come into force: {Refusal}", id, unreadable.Code);
            return;
        }
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var version = await context.Versions.AsTracking().SingleAsync(v => v.Id == id, cancellation);
        if (!version.IsScheduled) return;
        var procedure = await context.Procedures.AsTracking().SingleAsync(p => p.Code == version.ProcedureCode, cancellation);
        var first = await force.Begin(context, procedure, version, published.Value.Graphs, cancellation);
        context.Add(PublicationActs.Of(procedure.Code, version.Number, PublicationVerb.CameIntoForce, "", circumstances.Now, null));
        // Whoever was faster, a publication or another host, has changed the procedure; what is still due then is taken up by the next look.
        if (await PublishVersion.Save(context, procedure.Code, cancellation) is null) force.Tell(first, version);
    }
}
