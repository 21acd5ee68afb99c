using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Incidents;

/// <summary>What of the open incidents is wanted; null takes everything.</summary>
/// <param name="Kind">Code of what went wrong.</param>
internal sealed record IncidentFilter(string? Procedure = null, string? Kind = null);

/// <summary>One open incident of a dossier within reach.</summary>
internal sealed record IncidentLine(
    Guid Id, Guid DossierId, string DossierCode, string ProcedureCode, string ProcedureName, string ActivityId, string Kind, Phrase Reason, DateTime RaisedAt);

/// <summary>How many incidents are open, by procedure and kind; no dossier is named.</summary>
internal sealed record IncidentCount(string ProcedureCode, string ProcedureName, string Kind, int Open, DateTime OldestAt);

/// <summary>Open incidents: those of dossiers within reach, the oldest first; and how many there are in all.</summary>
internal sealed class IncidentQueries(IDbContextFactory<WorkflowDbContext> contexts)
{
    public async Task<Result<Page<IncidentLine>>> List(CurrentActor me, IncidentFilter filter, string? after, int? size, CancellationToken cancellation)
    {
        var cursor = Cursor.Parse(after);
        if (cursor.Rejection is { } unreadable) return unreadable;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var incidents = db.Incidents.Where(i => i.ResolvedAt == null);
        if (!string.IsNullOrEmpty(filter.Kind)) incidents = incidents.Where(i => i.Code == filter.Kind);
        if (cursor.Value is { At: { } at, Id: var id }) incidents = incidents.Where(i => i.RaisedAt > at || i.RaisedAt == at && i.Id.CompareTo(id) > 0);
        var dossiers = db.Dossiers.Where(Visibility.Dossiers(me, db.Tasks));
        if (!string.IsNullOrEmpty(filter.Procedure)) dossiers = dossiers.Where(d => d.ProcedureCode == filter.Procedure);
        var most = PageSize.Of(size);
        var rows = await incidents.Join(dossiers, i => i.DossierId, d => d.Id, (i, d) => new { Incident = i, d.Code, d.ProcedureCode, d.ProcedureName })
            .OrderBy(r => r.Incident.RaisedAt).ThenBy(r => r.Incident.Id).Take(most + 1).ToListAsync(cancellation);
        return Page<IncidentLine>.Of(
            rows.ConvertAll(r => LineOf(r.Incident, r.Code, r.ProcedureCode, r.ProcedureName)), most, i => new Cursor(i.RaisedAt, i.Id).ToString());
    }

    /// <summary>The numbers of everything that is open, wherever it is.</summary>
    public async Task<IReadOnlyList<IncidentCount>> Counts(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var counts = await db.Incidents.Where(i => i.ResolvedAt == null).Join(db.Dossiers, i => i.DossierId, d => d.Id, (i, d) => new { d.ProcedureCode, d.ProcedureName, i.Code, i.RaisedAt })
            .GroupBy(i => new { i.ProcedureCode, i.ProcedureName, i.Code }).Select(g => new { g.Key, Open = g.Count(), Oldest = g.Min(i => i.RaisedAt) }).ToListAsync(cancellation);
        return [.. counts.Select(c => new IncidentCount(c.Key.ProcedureCode, c.Key.ProcedureName, c.Key.Code, c.Open, c.Oldest)).OrderByDescending(c => c.Open).ThenBy(c => c.ProcedureCode, StringComparer.Ordinal)];
    }

    private static IncidentLine LineOf(Incident incident, string code, string procedureCode, string procedureName) => new(
        incident.Id, incident.DossierId, code, procedureCode, procedureName, incident.ActivityId, incident.Code, new Phrase(incident.ReasonVi, incident.ReasonEn), incident.RaisedAt);
}
