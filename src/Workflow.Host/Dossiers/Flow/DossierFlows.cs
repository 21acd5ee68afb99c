using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Procedures.Drawing;
using Workflow.Host.Studio.Instances;

namespace Workflow.Host.Dossiers.Flow;

/// <summary>Finds the way of a dossier in its history and draws it on the layout of its version.</summary>
internal sealed class DossierFlows(ProcessDiagrams diagrams, ProcessDrawings drawings, OfficeClocks clocks, Words<FlowWords> words, DeskTime time)
{
    private const string Prefix = "duong-di";

    /// <summary>Null where this release can no longer read the version.</summary>
    public async Task<FlowView?> Of(DossierFile file, CancellationToken cancellation)
    {
        if (file.Graph is not { } graph) return null;
        var dossier = file.Dossier;
        var (stays, _) = HistoryWalk.Of(dossier, graph, new InstanceRows(file.History, file.Tasks, file.Waits, file.Incidents, []));
        var flow = DossierFlow.Of(graph, stays, dossier.IsClosed, TimesOf(file));
        var diagram = await diagrams.Of(dossier.VersionId, dossier.Process, cancellation);
        var picture = diagram is null ? null : new FlowPicture(diagram, flow, step => FlowText.Short(step, words, time));
        var drawing = picture is null ? null : drawings.DrawProgress(diagram!, picture.Marks(), picture.Progress(), Prefix, words["Region"]);
        return new FlowView(flow, drawing, file.Version!.Number);
    }

    private Func<UserTask, TimeTaken?> TimesOf(DossierFile file)
    {
        var clock = DossierClock.Replay(file.Facts, version => clocks.Under(file.Dossier.ReceivingUnit, version));
        if (clock.IsRejected) return _ => null;
        return step => TimeTaken.Of(step, clock.Value, time.Now, version => clocks.Under(step.UnitCode, version)) is { IsRejected: false, Value: var taken } ? taken : null;
    }
}
