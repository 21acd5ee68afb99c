using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Paging;
using Workflow.Host.Procedures;
using Workflow.Host.Tasks;
using Workflow.Persistence;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Dossiers;

/// <summary>Which dossiers are asked for.</summary>
/// <param name="Unit">Code of the receiving or competent unit.</param>
/// <param name="Code">The whole code.</param>
/// <param name="After">Where the page begins: <see cref="Page{T}.Next"/> of the one before.</param>
internal sealed record DossierFilter(string? Unit = null, DossierState? State = null, string? Code = null, string? After = null, int? Size = null);

/// <summary>Reads dossiers as far as the caller may see them.</summary>
internal sealed class DossierQueries(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, PublishedProcesses processes)
{
    /// <summary>A dossier with all that is open in it.</summary>
    public async Task<Result<DossierView>> Read(CurrentActor me, Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await Seen(context, me).SingleOrDefaultAsync(d => d.Id == id, cancellation);
        if (dossier is null) return NotFound;
        var tasks = await OpenTasks(context, id).ToListAsync(cancellation);
        var waits = await context.Waits.AsNoTracking().Where(w => w.DossierId == id).OrderBy(w => w.OpenedAt).ThenBy(w => w.Activity).ToListAsync(cancellation);
        var incidents = dossier.IsBlocked
            ? await context.Incidents.AsNoTracking().Where(i => i.DossierId == id && i.ResolvedAt == null).OrderBy(i => i.RaisedAt).ToListAsync(cancellation)
            : [];
        var graph = waits.Count + incidents.Count > 0 ? await GraphOf(dossier, cancellation) : null;
        var linked = await Linked(Seen(context, me), dossier, cancellation);
        return ViewOf(dossier, tasks, waits, incidents, graph, linked.FirstOrDefault(d => d.Id == dossier.ParentId), [.. linked.Where(d => d.Id != dossier.ParentId)]);
    }

    /// <summary>What is open in a dossier that was read whole.</summary>
    public DossierView ViewOf(DossierFile file, RelatedDossiers related) => ViewOf(
        file.Dossier, file.OpenTasks, file.Waits, [.. file.Incidents.Where(i => i.ResolvedAt is null)], file.Graph, related.Parent, related.Children);

    private DossierView ViewOf(
        Dossier dossier, IReadOnlyList<UserTask> tasks, IReadOnlyList<DossierWait> waits, IReadOnlyList<Incident> incidents, ProcessGraph? graph,
        LinkedDossier? parent, IReadOnlyList<LinkedDossier> children) => new(
            DossierLine.Of(dossier, circumstances.Now), dossier.Limit, dossier.RemainingMinutes, dossier.EffectiveAt, dossier.PausedAt,
            dossier.SuspendedAt, dossier.ExtensionCount, dossier.ProcessingEndedAt, dossier.Timeliness, dossier.SignedAt, dossier.Channel,
            new ApplicantView(dossier.ApplicantName, dossier.ApplicantIdentity, dossier.ApplicantPhone, dossier.ApplicantAddress, dossier.ApplicantEmail),
            dossier.Declaration, [.. tasks.Select(TaskView.Of)],
            [.. waits.Where(w => w.Kind == WaitKind.Event).Select(w => w.Key).Distinct()],
            [.. waits.Select(w => new WaitView(w.Kind, w.Kind == WaitKind.Event ? w.Key : NameOf(graph, w.Activity, w.Key), w.DueAt))],
            [.. incidents.Select(i => ViewOf(i, dossier, graph))], parent, children);

    /// <summary>The dossier that started this one and those that it has started, in the order in which they began.</summary>
    private static Task<List<LinkedDossier>> Linked(IQueryable<Dossier> seen, Dossier dossier, CancellationToken cancellation) =>
        seen.Where(d => d.ParentId == dossier.Id || d.Id == dossier.ParentId).OrderBy(d => d.ReceivedAt).ThenBy(d => d.Code).Take(PageSize.Most)
            .Select(d => new LinkedDossier(d.Id, d.Code, d.ProcedureName, d.State, d.AppointedAt)).ToListAsync(cancellation);

    /// <summary>The id of a dossier by its code.</summary>
    public async Task<Result<Guid>> IdOf(CurrentActor me, string code, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var id = await Seen(context, me).Where(d => d.Code == code).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(cancellation);
        return id is { } found ? found : NotFound;
    }

    /// <summary>Dossiers, the last received first.</summary>
    public async Task<Result<Page<DossierLine>>> List(CurrentActor me, DossierFilter filter, CancellationToken cancellation = default)
    {
        var after = Cursor.Parse(filter.After);
        if (after.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var query = Seen(context, me);
        if (filter.Unit is { } unit) query = query.Where(d => d.ReceivingUnit == unit || d.CompetentUnit == unit);
        if (filter.State is { } state) query = query.Where(d => d.State == state);
        if (filter.Code is { } code) query = query.Where(d => d.Code == code);
        if (after.Value is { At: { } at, Id: var id })
            query = query.Where(d => d.ReceivedAt < at || d.ReceivedAt == at && d.Id.CompareTo(id) < 0);

        var (size, now) = (PageSize.Of(filter.Size), circumstances.Now);
        var rows = await query.OrderByDescending(d => d.ReceivedAt).ThenByDescending(d => d.Id).Take(size + 1).ToListAsync(cancellation);
        return Page<DossierLine>.Of([.. rows.Select(d => DossierLine.Of(d, now))], size, d => new Cursor(d.ReceivedAt, d.Id).ToString());
    }

    /// <summary>The acts on a dossier in order; a page begins behind the sequence number given.</summary>
    public async Task<Result<IReadOnlyList<HistoryLine>>> History(CurrentActor me, Guid id, int after = 0, int? size = null, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await Seen(context, me).AnyAsync(d => d.Id == id, cancellation)) return NotFound;
        return await context.History.AsNoTracking().Where(h => h.DossierId == id && h.Sequence > after).OrderBy(h => h.Sequence).Take(PageSize.Of(size))
            .Select(h => new HistoryLine(h.Sequence, h.At, h.Verb, h.ActorId, h.OnBehalfOf, h.ActingForId, h.UnitCode, h.StepKey, h.Outcome, h.Reason, h.Details))
            .ToListAsync(cancellation);
    }

    /// <summary>Where a dossier stands, for the answer to a command of a caller who may see it.</summary>
    public async Task<DossierProgress> Progress(Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().SingleAsync(d => d.Id == id, cancellation);
        return DossierProgress.Of(dossier, await OpenTasks(context, id).ToListAsync(cancellation));
    }

    /// <summary>The slip of a dossier that the caller has just accepted.</summary>
    public async Task<ReceivedDossier> Received(Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().SingleAsync(d => d.Id == id, cancellation);
        return ReceivedDossier.Of(dossier, await OpenTasks(context, id).ToListAsync(cancellation));
    }

    private async Task<ProcessGraph?> GraphOf(Dossier dossier, CancellationToken cancellation)
    {
        var version = await processes.Of(dossier.VersionId, cancellation);
        return version.IsRejected ? null : version.Value.Graphs.GetValueOrDefault(dossier.Process);
    }

    private static IncidentView ViewOf(Incident incident, Dossier dossier, ProcessGraph? graph)
    {
        var name = incident.ActivityId.Length == 0 ? "" : NameOf(graph, incident.Activity, incident.ActivityId);
        var isSkippable = graph?.Activities[incident.Activity].Step is null && dossier.HasFailedAt(incident.Activity, incident.Frame) == true;
        return new(
            incident.Id, incident.ActivityId, name, incident.Code, incident.ReasonVi, incident.ReasonEn, incident.RaisedAt,
            isSkippable && graph is not null ? graph.Activities[incident.Activity].Behaviour.Outcomes : []);
    }

    private static string NameOf(ProcessGraph? graph, int activity, string fallback) =>
        graph is not null && activity < graph.Activities.Length ? graph.Activities[activity].Name : fallback;

    private static IQueryable<Dossier> Seen(WorkflowDbContext context, CurrentActor me) =>
        context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks));

    private static IQueryable<UserTask> OpenTasks(WorkflowDbContext context, Guid id) =>
        context.Tasks.AsNoTracking().Where(t => t.DossierId == id && t.State == TaskState.Open).OrderBy(t => t.OpenedAt).ThenBy(t => t.Activity);

    private static Rejection NotFound => ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
}
