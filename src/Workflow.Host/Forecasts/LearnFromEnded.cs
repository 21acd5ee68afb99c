using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core.Forecasts;
using Workflow.Core.Offices;
using Workflow.Host.Jobs;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Forecasts;

/// <summary>
/// Takes ended dossiers into the statistics, a batch a transaction. The place up to which they were taken moves in the same transaction and
/// under a revision, so that a dossier counts once, whatever stops in between and however many hosts try.
/// </summary>
internal sealed class LearnFromEnded(IDbContextFactory<WorkflowDbContext> contexts, PastDossiers past, TimeProvider time, IOptions<ForecastOptions> options)
{
    /// <summary>How long ago a dossier must have ended: a commit that took longer than another must not be passed over.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    private readonly ForecastRule rule = options.Value.Rule;

    private DateTime? advancedAt;

    /// <summary>Takes in whatever has ended and settled; gives the number of dossiers.</summary>
    public async Task<int> All(CancellationToken cancellation = default)
    {
        var learnt = 0;
        while (await Batch(cancellation) is > 0 and var batch) learnt += batch;
        return learnt;
    }

    /// <summary>Takes in one batch; zero when nothing is left, or another host was quicker.</summary>
    public async Task<int> Batch(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var place = await context.Settings.AsTracking().SingleOrDefaultAsync(s => s.Key == Setting.ForecastPlace, cancellation);
        var begun = place?.Value;
        var after = Cursor.Parse(begun).Value;
        var batch = await past.After(context, after, time.GetUtcNow().UtcDateTime - Settled, options.Value.BatchSize, cancellation);
        if (batch.Last is not { } last) return 0;

        await Learn(context, batch.Dossiers, cancellation);
        if (place is null) context.Add(new Setting { Key = Setting.ForecastPlace, Value = last.ToString() });
        else place.Value = last.ToString();
        try
        {
            await context.SaveChangesAsync(cancellation);
            advancedAt = time.GetUtcNow().UtcDateTime;
            return batch.Seen;
        }
        catch (DbUpdateException)
        {
            // The place has moved on: another host has taken these in. Where it has not, the fault is shown.
            if (await PlaceNow(cancellation) == begun) throw;
            return 0;
        }
    }

    /// <summary>Up to when dossiers ended that were taken in.</summary>
    public async Task<AutomaticProgress> Progress(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var place = Cursor.Parse(await context.Settings.Where(s => s.Key == Setting.ForecastPlace).Select(s => s.Value).SingleOrDefaultAsync(cancellation)).Value;
        var settled = time.GetUtcNow().UtcDateTime - Settled;
        var left = context.Dossiers.Where(d => d.ProcessingEndedAt < settled);
        if (place is { At: { } at, Id: var id }) left = left.Where(d => d.ProcessingEndedAt > at || d.ProcessingEndedAt == at && d.Id.CompareTo(id) > 0);
        return new AutomaticProgress("Forecasts", !await left.AnyAsync(cancellation), Until: place?.At, AdvancedAt: advancedAt);
    }

    /// <summary>Forgets everything learnt, to learn it again from what is stored: after a change of the window, for instance.</summary>
    public async Task Forget(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.Settings.Where(s => s.Key == Setting.ForecastPlace).ExecuteDeleteAsync(cancellation);
        await context.StepHistories.ExecuteDeleteAsync(cancellation);
        await context.ForecastScores.ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task Learn(WorkflowDbContext context, IReadOnlyList<PastDossier> dossiers, CancellationToken cancellation)
    {
        var keys = dossiers.SelectMany(d => d.Visits.SelectMany(v => v.Keys.Widening).Append(HistoryKeys.OfProcedure(d.ProcedureCode))).Distinct().ToList();
        var histories = await context.StepHistories.AsTracking().Where(h => keys.Contains(h.Key)).ToDictionaryAsync(h => h.Key, cancellation);
        var (units, procedures) = (dossiers.Select(d => d.UnitCode).Distinct().ToList(), dossiers.Select(d => d.ProcedureCode).Distinct().ToList());
        var months = dossiers.Select(d => ForecastScore.MonthOf(d.Ending.EndedDay)).Distinct().ToList();
        var scores = await context.ForecastScores.AsTracking()
            .Where(s => units.Contains(s.UnitCode) && procedures.Contains(s.ProcedureCode) && months.Contains(s.Month))
            .ToDictionaryAsync(s => (s.UnitCode, s.ProcedureCode, s.Month, s.Band), cancellation);

        var fold = new ForecastFold(histories.GetValueOrDefault, key => Begun(context, histories, key, new StepHistory { Key = key }), (unit, procedure, month, band) =>
        {
            var key = (unit, procedure, month, band);
            return scores.GetValueOrDefault(key)
                ?? Begun(context, scores, key, new ForecastScore { UnitCode = unit, ProcedureCode = procedure, Month = month, Band = band });
        }, rule);
        foreach (var dossier in dossiers) fold.Add(dossier);
    }

    private static TRow Begun<TKey, TRow>(WorkflowDbContext context, Dictionary<TKey, TRow> known, TKey key, TRow row)
        where TKey : notnull
        where TRow : class
    {
        context.Add(row);
        known.Add(key, row);
        return row;
    }

    private async Task<string?> PlaceNow(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Settings.Where(s => s.Key == Setting.ForecastPlace).Select(s => s.Value).SingleOrDefaultAsync(cancellation);
    }
}
