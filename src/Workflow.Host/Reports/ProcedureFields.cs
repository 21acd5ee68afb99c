using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Paging;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>A procedure as reports name it.</summary>
/// <param name="Field">Field of administration (lĩnh vực), by its latest version; empty where it has none.</param>
internal sealed record ReportedProcedure(string Code, string Name, string Field);

/// <summary>Name and field of procedures, from the version in force, or the latest of one that is withdrawn. A version never changes in what it means, so its field is read once.</summary>
internal sealed class ProcedureFields(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const int Kept = 8192;

    private readonly BoundedCache<Guid, string> fields = new(Kept);

    public async Task<IReadOnlyDictionary<string, ReportedProcedure>> All(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var procedures = await context.Procedures.AsNoTracking().Select(p => new
        {
            p.Code, p.Name,
            VersionId = p.CurrentVersionId ?? context.Versions.Where(v => v.ProcedureCode == p.Code && v.Number == p.LatestNumber).Select(v => (Guid?)v.Id).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var known = new Dictionary<string, ReportedProcedure>(StringComparer.Ordinal);
        foreach (var procedure in procedures)
            known.Add(procedure.Code, new ReportedProcedure(procedure.Code, procedure.Name, procedure.VersionId is { } id ? await FieldOf(context, id, cancellation) : ""));
        return known;
    }

    private async Task<string> FieldOf(WorkflowDbContext context, Guid versionId, CancellationToken cancellation)
    {
        if (fields.TryGet(versionId, out var known)) return known;
        var package = await context.Versions.Where(v => v.Id == versionId).Select(v => v.Package).SingleAsync(cancellation);
        using var procedure = JsonDocument.Parse(StoredPackage.Read(package).Procedure);
        var field = procedure.RootElement.TryGetProperty("field", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        fields.Put(versionId, field);
        return field;
    }
}
