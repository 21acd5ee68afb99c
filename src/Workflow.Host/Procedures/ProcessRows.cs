using Microsoft.EntityFrameworkCore;
using Workflow.Core.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Procedures;

/// <summary>Keeps the rows of the processes that a version holds.</summary>
internal static class ProcessRows
{
    /// <summary>Writes the processes of a version, or what a new drawing says of them; of a definition, the last version is the latest.</summary>
    public static async Task Write(WorkflowDbContext context, ProcedureVersion version, ProcedurePackage package, CancellationToken cancellation)
    {
        var known = await context.ProcessVersions.AsTracking().Where(p => p.VersionId == version.Id).ToListAsync(cancellation);
        var added = new List<ProcessVersion>();
        foreach (var (file, definition) in PackageDefinitions.Own(package))
        {
            var row = known.Find(r => r.Process == file);
            if (row is null) added.Add(row = New(version, file, definition.DefinitionId));
            (row.Name, row.Description, row.ActivityType) = (definition.Name, definition.Description, definition.ActivityType);
        }
        if (added.Count == 0) return;
        var ids = added.ConvertAll(p => p.DefinitionId);
        foreach (var former in await context.ProcessVersions.AsTracking().Where(p => p.IsLatest && ids.Contains(p.DefinitionId)).ToListAsync(cancellation))
            former.IsLatest = false;
        context.AddRange(added);
    }

    /// <summary>Makes the processes of a version those that others may refer to; null makes it none.</summary>
    public static async Task MakeCurrent(WorkflowDbContext context, string procedureCode, Guid? versionId, CancellationToken cancellation)
    {
        // Two questions, each with an index of its own; both in one would read the processes of every version of the office.
        var former = await context.ProcessVersions.AsTracking().Where(p => p.ProcedureCode == procedureCode && p.IsCurrent).ToListAsync(cancellation);
        var next = await context.ProcessVersions.AsTracking().Where(p => p.VersionId == versionId).ToListAsync(cancellation);
        foreach (var row in former.Union(next).Union(context.ProcessVersions.Local.Where(p => p.ProcedureCode == procedureCode))) row.IsCurrent = row.VersionId == versionId;
    }

    /// <summary>The definitions of a package that another procedure has: the id, and the code of that procedure.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TakenBy(WorkflowDbContext context, ProcedurePackage package, CancellationToken cancellation)
    {
        var ids = PackageDefinitions.Own(package).Select(d => d.Definition.DefinitionId).Distinct().ToList();
        var rows = await context.ProcessVersions.Where(p => p.IsLatest && ids.Contains(p.DefinitionId)).Select(p => new { p.DefinitionId, p.ProcedureCode }).ToListAsync(cancellation);
        return rows.ToDictionary(r => r.DefinitionId, r => r.ProcedureCode, StringComparer.Ordinal);
    }

    private static ProcessVersion New(ProcedureVersion version, string file, string definitionId) => new()
    {
        VersionId = version.Id,
        Process = file,
        ProcedureCode = version.ProcedureCode,
        Number = version.Number,
        DefinitionId = definitionId,
        Name = "",
        PublishedAt = version.PublishedAt,
        IsLatest = true,
    };
}
