using Microsoft.EntityFrameworkCore;
using Workflow.Core.Forecasts;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Forecasts;

/// <summary>How much work waited where at the beginning of each day: counted once a day by whichever host comes first, kept for ever and read from memory.</summary>
internal sealed class QueueDays(IDbContextFactory<WorkflowDbContext> contexts, OfficeClocks clocks)
{
    private readonly BoundedCache<DateOnly, QueueDay> known = new(400);

    /// <summary>The civil day of an instant in the office's zone.</summary>
    public DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, clocks.Zone));

    /// <summary>Counts the open steps of a day that nobody has counted yet; what it costs depends on the open steps alone.</summary>
    public async Task Count(DateOnly day, CancellationToken cancellation)
    {
        if (known.TryGet(day, out _)) return;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await Read(context, day, cancellation) is not null) return;
        var queues = await context.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open)
            .GroupBy(t => new { t.UnitCode, t.Role }).Select(g => new { g.Key.UnitCode, g.Key.Role, Open = g.Count() }).ToListAsync(cancellation);
        context.Add(QueueDay.Of(day, queues.Select(q => (q.UnitCode, q.Role, q.Open))));
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another host has counted in the same second; if not, the fault is shown.
            context.ChangeTracker.Clear();
            if (await Read(context, day, cancellation) is null) throw;
        }
    }

    /// <summary>What waited on some days; at most one query, for the days that are not in memory.</summary>
    public async Task<Func<DateOnly, string, Role, int?>> Of(IEnumerable<DateOnly> days, CancellationToken cancellation)
    {
        var found = new Dictionary<DateOnly, QueueDay>();
        var missing = new List<DateOnly>();
        foreach (var day in days.Distinct())
            if (known.TryGet(day, out var queue)) found[day] = queue;
            else missing.Add(day);
        if (missing.Count > 0)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            foreach (var queue in await context.QueueDays.AsNoTracking().Where(d => missing.Contains(d.Day)).ToListAsync(cancellation))
            {
                known.Put(queue.Day, queue);
                found[queue.Day] = queue;
            }
        }
        return (day, unit, role) => found.GetValueOrDefault(day)?.OpenAt(unit, role);
    }

    private async Task<QueueDay?> Read(WorkflowDbContext context, DateOnly day, CancellationToken cancellation)
    {
        var queue = await context.QueueDays.AsNoTracking().SingleOrDefaultAsync(d => d.Day == day, cancellation);
        if (queue is not null) known.Put(day, queue);
        return queue;
    }
}
