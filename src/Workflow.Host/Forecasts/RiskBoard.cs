using Microsoft.EntityFrameworkCore;
using Workflow.Core.Tasks;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Forecasts;

/// <summary>Where steps at risk are looked for: what a database is asked for must not grow with the province.</summary>
/// <param name="Units">Codes; null for everywhere.</param>
/// <param name="HolderId">Whose steps are meant wherever they are; null for nobody's.</param>
internal sealed record RiskScope(IReadOnlySet<string>? Units, string? HolderId);

/// <summary>
/// The open steps that inboxes mark as at risk, as this host last forecast all of them: what a probability cannot be asked of the database for,
/// so that a list can be narrowed to it, counted and paged there. Safe to share.
/// </summary>
internal sealed class RiskBoard(
    IDbContextFactory<WorkflowDbContext> contexts, OpenForecasts forecasts, CommandCircumstances circumstances, TimeProvider time) : IDisposable
{
    private const int BatchSize = 500;

    /// <summary>How many times as long as a batch took a host rests after it, so that a province's open steps never keep a processor from the officers.</summary>
    private const int Rest = 10;

    private readonly SemaphoreSlim first = new(1);
    private volatile Board? marked;

    /// <summary>The steps at risk as far as they are known; null before everything was forecast for the first time.</summary>
    public Guid[]? Known(DateTime now, RiskScope scope)
    {
        if (marked is not { } steps) return null;
        // What is known of a province is not gone through for one unit.
        var meant = scope.Units is { } units
            ? units.SelectMany(unit => steps.ByUnit[unit]).Concat(scope.HolderId is { } holder ? steps.ByHolder[holder].Where(s => !units.Contains(s.UnitCode)) : [])
            : steps.ByUnit.SelectMany(unit => unit);
        return [.. meant.Where(s => s.Until > now).Select(s => s.TaskId)];
    }

    /// <summary>The steps at risk; forecasts everything where that was never done.</summary>
    public async Task<Guid[]> At(DateTime now, RiskScope scope, CancellationToken cancellation)
    {
        if (marked is null)
        {
            await first.WaitAsync(cancellation);
            try
            {
                if (marked is null) await Refresh(cancellation);
            }
            finally
            {
                first.Release();
            }
        }
        return Known(now, scope)!;
    }

    /// <summary>Forecasts every open step again, as fast as it goes.</summary>
    public Task Refresh(CancellationToken cancellation = default) => Fill(rest: 0, cancellation);

    /// <summary>The same beside everything else, resting between the batches.</summary>
    public Task RefreshUnhurried(CancellationToken cancellation) => Fill(Rest, cancellation);

    public void Dispose() => first.Dispose();

    private async Task Fill(int rest, CancellationToken cancellation)
    {
        var found = new List<Marked>();
        foreach (var batch in (await Open(cancellation)).Chunk(BatchSize))
        {
            var begun = time.GetTimestamp();
            found.AddRange(await Look(batch, cancellation));
            await Task.Delay(rest * time.GetElapsedTime(begun), time, cancellation);
        }
        marked = new Board(found.ToLookup(s => s.UnitCode, StringComparer.Ordinal), found.ToLookup(s => s.HolderId ?? "", StringComparer.Ordinal));
    }

    /// <summary>Only identifiers, which an index of the open steps gives without reading a step.</summary>
    private async Task<List<Guid>> Open(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Tasks.Where(t => t.State == TaskState.Open).Select(t => t.Id).ToListAsync(cancellation);
    }

    private async Task<List<Marked>> Look(Guid[] batch, CancellationToken cancellation)
    {
        var (found, now) = (new List<Marked>(), circumstances.Now);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var open = await context.Tasks.AsNoTracking().Where(t => batch.Contains(t.Id) && t.State == TaskState.Open && t.Kind != StepKind.ReturnResult)
            .Where(t => t.DossierEndedAt == null && t.DossierRemainingMinutes == null && t.BindingAt > now).ToListAsync(cancellation);
        var steps = open.ConvertAll(ForecastStep.Of);
        var forecast = await forecasts.Of(steps, now, cancellation);
        foreach (var (task, step) in open.Zip(steps))
            if (forecast.GetValueOrDefault(step.TaskId) is { } known && forecasts.ShownUntil(known, step.Dossier) is { } until && until > now)
                found.Add(new Marked(step.TaskId, task.UnitCode, task.AssigneeId, until));
        return found;
    }

    private sealed record Board(ILookup<string, Marked> ByUnit, ILookup<string, Marked> ByHolder);

    /// <param name="Until">When the near mark takes over, exclusive.</param>
    private readonly record struct Marked(Guid TaskId, string UnitCode, string? HolderId, DateTime Until);
}
