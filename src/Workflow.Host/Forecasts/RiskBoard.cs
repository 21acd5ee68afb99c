using Microsoft.EntityFrameworkCore;
using Workflow.Core.Tasks;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Forecasts;

/// <summary>
/// The open steps that inboxes mark as at risk, as this host last forecast all of them: what a probability cannot be asked of the database for,
/// so that a list can be narrowed to it, counted and paged there. Safe to share.
/// </summary>
internal sealed class RiskBoard(
    IDbContextFactory<WorkflowDbContext> contexts, OpenForecasts forecasts, CommandCircumstances circumstances, TimeProvider time) : IDisposable
{
    private const int BatchSize = 500;

    /// <summary>How many times as long as it took a host rests at least before it forecasts everything again.</summary>
    private const int Rest = 10;

    private readonly SemaphoreSlim turn = new(1);
    private volatile IReadOnlyList<Marked>? marked;
    private long restsUntil = long.MinValue;

    /// <summary>The steps at risk as far as they are known; null before everything was forecast for the first time.</summary>
    public Guid[]? Known(DateTime now) => marked is { } steps ? [.. steps.Where(s => s.Until > now).Select(s => s.TaskId)] : null;

    /// <summary>The steps at risk; forecasts everything where that was never done.</summary>
    public async Task<Guid[]> At(DateTime now, CancellationToken cancellation)
    {
        if (marked is null)
        {
            await turn.WaitAsync(cancellation);
            try
            {
                if (marked is null) await Fill(cancellation);
            }
            finally
            {
                turn.Release();
            }
        }
        return Known(now)!;
    }

    /// <summary>Forecasts every open step again.</summary>
    public async Task Refresh(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await Fill(cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The same, unless the last time is too short ago for what it cost.</summary>
    public Task RefreshUnhurried(CancellationToken cancellation) =>
        time.GetTimestamp() < Volatile.Read(ref restsUntil) ? Task.CompletedTask : Refresh(cancellation);

    public void Dispose() => turn.Dispose();

    private async Task Fill(CancellationToken cancellation)
    {
        var (begun, now) = (time.GetTimestamp(), circumstances.Now);
        var found = new List<Marked>();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await foreach (var steps in Forecastable(context, now).AsAsyncEnumerable().Chunk(BatchSize).WithCancellation(cancellation))
        {
            var forecast = await forecasts.Of(steps, now, cancellation);
            foreach (var step in steps)
                if (forecast.GetValueOrDefault(step.TaskId) is { } known && forecasts.ShownUntil(known, step.Dossier) is { } until && until > now)
                    found.Add(new Marked(step.TaskId, until));
        }
        marked = found;
        var ended = time.GetTimestamp();
        Volatile.Write(ref restsUntil, ended + Rest * (ended - begun));
    }

    private static IQueryable<ForecastStep> Forecastable(WorkflowDbContext context, DateTime now) => context.Tasks.AsNoTracking()
        .Where(t => t.State == TaskState.Open && t.Kind != StepKind.ReturnResult)
        .Join(
            context.Dossiers.Where(d => d.ProcessingEndedAt == null && d.RemainingMinutes == null && d.BindingAt > now), t => t.DossierId, d => d.Id,
            (t, d) => new ForecastStep(
                new ForecastSubject(d.Id, d.ProcedureCode, d.CaseKey, d.Limit, d.ReceivingUnit, d.BindingAt, d.RemainingMinutes, d.ProcessingEndedAt, d.ClockFactCount),
                t.Id, t.StepKey, t.Kind, t.UnitCode, t.Role, t.Limit, t.OpenedAt));

    /// <param name="Until">When the near mark takes over, exclusive.</param>
    private readonly record struct Marked(Guid TaskId, DateTime Until);
}
