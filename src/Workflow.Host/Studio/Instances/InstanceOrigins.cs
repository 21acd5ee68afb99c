using Workflow.Host.Accounts;

namespace Workflow.Host.Studio.Instances;

/// <summary>Tells how dossiers came to be where they are, back to the first dossier that started the others.</summary>
internal sealed class InstanceOrigins(InstanceReader reader)
{
    /// <summary>The way to a stay, from the beginning; other dossiers are part of it as far as the caller may follow them.</summary>
    /// <param name="withOthers">False keeps to the dossier itself.</param>
    public async Task<IReadOnlyList<ExecutionRecord>> WayTo(CurrentActor me, InstanceLog log, Execution execution, bool withOthers, CancellationToken cancellation)
    {
        var origin = withOthers ? await OriginOf(me, log.Instance, cancellation) : [];
        var views = new ExecutionViews(log, origin);
        return [.. origin, .. InstanceLog.WayTo(execution).Select(views.Record)];
    }

    /// <summary>The way through the dossiers above one; no deeper than dossiers may start each other.</summary>
    private async Task<IReadOnlyList<ExecutionRecord>> OriginOf(CurrentActor me, Instance instance, CancellationToken cancellation)
    {
        if (instance.Dossier.Parentage is not { } parentage) return [];
        var parent = await reader.Find(me, parentage.DossierId, cancellation);
        if (parent.IsRejected) return [];
        var log = await reader.LogOf(me, parent.Value, cancellation);
        return log.StartOf(parentage.Activity, instance.Dossier.ReceivedAt) is { } start ? await WayTo(me, log, start, withOthers: true, cancellation) : [];
    }
}
