using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Calendars;
using Workflow.Host.Triggers;
using Workflow.Persistence;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures;

/// <summary>Brings versions into force and takes them out: what dossiers are received under, what others may refer to, what begins by itself.</summary>
internal sealed class VersionsInForce(OfficeClocks clocks, ScheduleSignal schedules, VersionSignal versions)
{
    /// <summary>Makes a version the one that is in force, within the caller's save.</summary>
    /// <param name="graphs">Its processes by file.</param>
    /// <returns>The first instant at which it begins a dossier by itself; null for none.</returns>
    public async Task<DateTime?> Begin(
        WorkflowDbContext context, Procedure procedure, ProcedureVersion version, IReadOnlyDictionary<string, ProcessGraph> graphs, CancellationToken cancellation)
    {
        (procedure.CurrentVersionId, version.IsScheduled) = (version.Id, false);
        await ProcessRows.MakeCurrent(context, procedure.Code, version.Id, cancellation);
        await RemoveTriggers(context, procedure.Code, cancellation);
        var triggers = graphs.SelectMany(g => g.Value.Triggers.Select(t => Row(version, g.Key, t))).ToList();
        context.AddRange(triggers);
        return triggers.Min(t => t.NextFireAt);
    }

    /// <summary>Leaves a procedure without a version in force, within the caller's save: no dossier is received, nothing begins by itself.</summary>
    public static async Task End(WorkflowDbContext context, Procedure procedure, CancellationToken cancellation)
    {
        procedure.CurrentVersionId = null;
        await ProcessRows.MakeCurrent(context, procedure.Code, null, cancellation);
        await RemoveTriggers(context, procedure.Code, cancellation);
    }

    /// <summary>Wakes whoever waits for what a save has brought.</summary>
    /// <param name="first">What <see cref="Begin"/> returned.</param>
    public void Tell(DateTime? first, ProcedureVersion version)
    {
        if (first is { } instant) schedules.Due.Raise(instant);
        if (version.IsScheduled) versions.Due.Raise(version.EffectiveAt);
    }

    private static async Task RemoveTriggers(WorkflowDbContext context, string code, CancellationToken cancellation) =>
        context.RemoveRange(await context.Triggers.AsTracking().Where(t => t.ProcedureCode == code).ToListAsync(cancellation));

    private PublishedTrigger Row(ProcedureVersion version, string process, ProcessTrigger trigger) => new()
    {
        Id = Guid.CreateVersion7(),
        ProcedureCode = version.ProcedureCode,
        VersionId = version.Id,
        Process = process,
        Activity = trigger.Activity,
        Kind = trigger.Kind switch
        {
            TriggerKind.Event => WaitKind.Event,
            TriggerKind.Endpoint => WaitKind.Endpoint,
            _ => WaitKind.Timer,
        },
        Key = trigger.Key,
        NextFireAt = trigger.NextAfter(version.EffectiveAt, clocks.Zone),
    };
}
