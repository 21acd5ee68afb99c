using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers;

/// <summary>Reads dossiers whole, as far as the caller may see them: a handful of queries, each by an index that begins with the dossier.</summary>
internal sealed class DossierFiles(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes)
{
    private static readonly Expression<Func<Dossier, LinkedDossier>> line = d => new LinkedDossier(d.Id, d.Code, d.ProcedureName, d.State, d.AppointedAt);

    /// <param name="key">Code or id.</param>
    public async Task<Result<DossierFile>> Read(CurrentActor me, string key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var seen = context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks));
        var dossier = Guid.TryParse(key, out var given)
            ? await seen.SingleOrDefaultAsync(d => d.Id == given, cancellation)
            : await seen.SingleOrDefaultAsync(d => d.Code == key, cancellation);
        if (dossier is null) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        var id = dossier.Id;
        var version = await processes.Of(dossier.VersionId, cancellation);
        return new DossierFile(
            dossier, version.IsRejected ? null : version.Value,
            await context.Tasks.AsNoTracking().Where(t => t.DossierId == id).ToListAsync(cancellation),
            await context.History.AsNoTracking().Where(h => h.DossierId == id).OrderBy(h => h.Sequence).ToListAsync(cancellation),
            await context.ClockFacts.AsNoTracking().Where(f => f.DossierId == id).OrderBy(f => f.Sequence).ToListAsync(cancellation),
            await context.Waits.AsNoTracking().Where(w => w.DossierId == id).OrderBy(w => w.OpenedAt).ThenBy(w => w.Activity).ToListAsync(cancellation),
            await context.Incidents.AsNoTracking().Where(i => i.DossierId == id).OrderBy(i => i.RaisedAt).ToListAsync(cancellation),
            await context.Documents.AsNoTracking().Where(d => d.DossierId == id).OrderBy(d => d.Number).ToListAsync(cancellation))
        {
            Rating = dossier.IsClosed ? await context.Ratings.AsNoTracking().SingleOrDefaultAsync(r => r.DossierId == id, cancellation) : null,
        };
    }

    /// <summary>Other dossiers that belong to one: what started it and what it started, those whose papers it uses again, and those of the same applicant, the last received first.</summary>
    public async Task<RelatedDossiers> Related(CurrentActor me, DossierFile file, CancellationToken cancellation)
    {
        var (dossier, sources) = (file.Dossier, file.Documents.Where(d => d.ReusedFrom is not null).Select(d => d.ReusedFrom!.Value).Distinct().ToList());
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var visible = Visibility.Dossiers(me, context.Tasks);
        var linked = await context.Dossiers.AsNoTracking().Where(visible).Where(d => d.ParentId == dossier.Id || d.Id == dossier.ParentId)
            .OrderBy(d => d.ReceivedAt).ThenBy(d => d.Code).Take(RelatedDossiers.MostLinked).Select(line).ToListAsync(cancellation);
        var reused = sources.Count == 0 ? [] : await context.Dossiers.AsNoTracking().Where(visible).Where(d => sources.Contains(d.Id)).OrderBy(d => d.Code).Select(line).ToListAsync(cancellation);
        // The newest are taken first and then looked at: an organisation may have handed in thousands that are out of reach.
        var same = await context.Dossiers.AsNoTracking().Where(d => d.ApplicantIdentity == dossier.ApplicantIdentity).OrderByDescending(d => d.ReceivedAt)
            .Take(RelatedDossiers.MostLookedAt).Where(visible).Where(d => d.Id != dossier.Id).OrderByDescending(d => d.ReceivedAt).Select(line).ToListAsync(cancellation);
        var told = linked.Concat(reused).Select(d => d.Id).ToHashSet();
        return new RelatedDossiers(linked.Find(d => d.Id == dossier.ParentId), linked.FindAll(d => d.Id != dossier.ParentId), reused, same.FindAll(d => !told.Contains(d.Id)));
    }
}
