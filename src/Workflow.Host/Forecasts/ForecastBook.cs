using Microsoft.EntityFrameworkCore;
using Workflow.Core.Forecasts;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Forecasts;

/// <summary>The histories that pages look up: kept in memory, read again after five minutes. Safe to share.</summary>
internal sealed class ForecastBook(IDbContextFactory<WorkflowDbContext> contexts, TimeProvider time)
{
    private const int MostHistories = 1000;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly BoundedCache<string, Kept> kept = new(MostHistories);

    /// <summary>The histories of some keys; at most one query, for those that are not in memory.</summary>
    public async Task<Func<string, StepHistory?>> Of(IEnumerable<string> keys, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var found = new Dictionary<string, StepHistory?>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
            if (kept.TryGet(key, out var history) && now - history.ReadAt is var age && age >= TimeSpan.Zero && age < Fresh) found[key] = history.History;
            else missing.Add(key);
        if (missing.Count == 0) return found.GetValueOrDefault;

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var read = await context.StepHistories.AsNoTracking().Where(h => missing.Contains(h.Key)).ToDictionaryAsync(h => h.Key, cancellation);
        foreach (var key in missing)
        {
            var history = read.GetValueOrDefault(key);
            kept.Put(key, new Kept(history, now));
            found[key] = history;
        }
        return found.GetValueOrDefault;
    }

    private sealed record Kept(StepHistory? History, DateTime ReadAt);
}
