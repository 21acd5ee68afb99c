using Microsoft.EntityFrameworkCore;
using Workflow.Core.Procedures;
using Workflow.Persistence;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures;

/// <summary>Finds the published definitions that a package refers to and does not hold itself, as they stand at this moment.</summary>
internal static class SurroundingLookup
{
    /// <summary>What a package refers to, and what that holds in turn.</summary>
    public static async Task<PublishedSurroundings> Find(WorkflowDbContext context, ProcedurePackage package, ActivityTable activities, CancellationToken cancellation)
    {
        var known = PublishedSurroundings.Empty;
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var missing = PackageDefinitions.Missing(package, activities, known);
            // Types that nobody publishes are asked for once.
            var (ids, types) = (missing.DefinitionIds.Where(asked.Add).ToList(), missing.Types.Where(asked.Add).ToList());
            if (ids.Count + types.Count == 0) return known;
            known = await Add(context, known, ids, types, cancellation);
        }
    }

    private static async Task<PublishedSurroundings> Add(WorkflowDbContext context, PublishedSurroundings known, List<string> ids, List<string> types, CancellationToken cancellation)
    {
        var rows = await context.ProcessVersions.AsNoTracking()
            .Where(d => d.IsCurrent && (ids.Contains(d.DefinitionId) || d.ActivityType != null && types.Contains(d.ActivityType))).ToListAsync(cancellation);
        var ambiguous = new HashSet<string>(known.Ambiguous, StringComparer.Ordinal);
        var found = new List<KnownDefinition>(known.Definitions);
        foreach (var row in One(rows.Where(r => ids.Contains(r.DefinitionId)), r => r.DefinitionId, ambiguous)
            .Concat(One(rows.Where(r => r.ActivityType is { } type && types.Contains(type)), r => r.ActivityType!, ambiguous)).Distinct())
        {
            var version = await context.Versions.AsNoTracking().SingleAsync(v => v.Id == row.VersionId, cancellation);
            if (KnownDefinition.Of(version, row.Process) is { } definition) found.Add(definition);
        }
        return new(found, ambiguous);
    }

    private static IEnumerable<ProcessVersion> One(IEnumerable<ProcessVersion> rows, Func<ProcessVersion, string> name, HashSet<string> ambiguous)
    {
        foreach (var same in rows.GroupBy(name, StringComparer.Ordinal))
        {
            if (same.Count() == 1) yield return same.First();
            else ambiguous.Add(same.Key);
        }
    }
}
