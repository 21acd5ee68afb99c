using Microsoft.EntityFrameworkCore;
using Workflow.Core.Procedures;
using Workflow.Host.Paging;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>A procedure as reports name it, by the version in force, or the latest of one that is withdrawn.</summary>
/// <param name="VersionId">That version; null where it has none.</param>
/// <param name="IsInForce">Whether dossiers are received for it.</param>
/// <param name="Law">What that version says; null where it has none, or one that this release cannot read.</param>
internal sealed record ReportedProcedure(string Code, string Name, Guid? VersionId, bool IsInForce, ReportedLaw? Law)
{
    /// <summary>Field of administration (lĩnh vực); empty where nothing says so.</summary>
    public string Field => Law?.Field ?? "";
}

/// <summary>What reports read of a version.</summary>
/// <param name="CompetentUnit">Code of the unit that decides; null where the receiving unit does.</param>
/// <param name="IsLinked">Whether a case of it is begun by other dossiers.</param>
internal sealed record ReportedLaw(string Field, string Agency, ProcedureLevel Level, bool OnSite, string? CompetentUnit, bool IsLinked);

/// <summary>The procedures of the catalogue for reports. A version never changes in what it means, so each is read once.</summary>
internal sealed class ReportedProcedures(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const int Kept = 8192;

    /// <summary>Packages read in one query: each may be large.</summary>
    private const int Batch = 50;

    private readonly BoundedCache<Guid, ReportedLaw> laws = new(Kept);

    /// <summary>All of them by their codes.</summary>
    public async Task<IReadOnlyDictionary<string, ReportedProcedure>> All(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var procedures = await context.Procedures.AsNoTracking().Select(p => new
        {
            p.Code, p.Name, p.CurrentVersionId,
            VersionId = p.CurrentVersionId ?? context.Versions.Where(v => v.ProcedureCode == p.Code && v.Number == p.LatestNumber).Select(v => (Guid?)v.Id).FirstOrDefault(),
        }).ToListAsync(cancellation);
        foreach (var unread in procedures.Select(p => p.VersionId).OfType<Guid>().Where(id => !laws.TryGet(id, out _)).Chunk(Batch)) await Read(context, unread, cancellation);
        return procedures.ToDictionary(
            p => p.Code,
            p => new ReportedProcedure(p.Code, p.Name, p.VersionId, p.CurrentVersionId is not null, p.VersionId is { } id && laws.TryGet(id, out var law) ? law : null),
            StringComparer.Ordinal);
    }

    private async Task Read(WorkflowDbContext context, Guid[] versions, CancellationToken cancellation)
    {
        foreach (var row in await context.Versions.Where(v => versions.Contains(v.Id)).Select(v => new { v.Id, v.Package }).ToListAsync(cancellation))
        {
            if (ProcedureSpec.Read(StoredPackage.Read(row.Package).Procedure) is not { IsRejected: false, Value: var spec }) continue;
            laws.Put(row.Id, new ReportedLaw(spec.Field, spec.Agency, spec.Level, spec.OnSite, spec.CompetentUnit, spec.Cases.Any(c => c.IsLinked)));
        }
    }
}
