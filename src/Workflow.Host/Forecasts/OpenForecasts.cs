using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Forecasts;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Persistence;

namespace Workflow.Host.Forecasts;

/// <summary>What of an open dossier decides whether it ends late.</summary>
/// <param name="Remaining">Working minutes kept while its clock stands; null while it runs.</param>
/// <param name="HasClockMoved">Whether its clock has a fact beside its start; without one it has never stopped.</param>
internal sealed record ForecastSubject(
    Guid Id, string ProcedureCode, string CaseKey, string Limit, string ReceivingUnit, DateTime BindingAt, int? Remaining, DateTime? EndedAt, bool HasClockMoved);

/// <summary>One open step of such a dossier.</summary>
internal sealed record ForecastStep(ForecastSubject Dossier, Guid TaskId, string StepKey, StepKind Kind, string UnitCode, Role Role, string Limit, DateTime OpenedAt)
{
    /// <summary>An open step, whose row carries what counts of its dossier.</summary>
    public static ForecastStep Of(UserTask t) => new(
        new ForecastSubject(t.DossierId, t.ProcedureCode, t.CaseKey, t.DossierLimit, t.ReceivingUnit, t.BindingAt, t.DossierRemainingMinutes, t.DossierEndedAt, t.HasClockMoved),
        t.Id, t.StepKey, t.Kind, t.UnitCode, t.Role, t.Limit, t.OpenedAt);
}

/// <summary>Forecasts the open steps of one page: look-ups in memory, with at most three queries for the whole page.</summary>
internal sealed class OpenForecasts(
    IDbContextFactory<WorkflowDbContext> contexts, OfficeClocks clocks, ForecastBook book, QueueDays queues, AlertPlan alerts, IOptions<ForecastOptions> options)
{
    private readonly ForecastRule rule = options.Value.Rule;

    /// <summary>Forecasts by task; a dossier whose lateness is decided, ended or overdue, has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, LateForecast>> Of(IReadOnlyList<ForecastStep> steps, DateTime now, CancellationToken cancellation)
    {
        var open = steps.Where(s => s.Dossier.EndedAt is null && s.Kind != StepKind.ReturnResult && !IsOver(s.Dossier, now)).ToList();
        if (open.Count == 0) return new Dictionary<Guid, LateForecast>();
        var facts = await FactsOf(open, cancellation);
        var waiting = await queues.Of(open.Select(s => queues.DayOf(s.OpenedAt)), cancellation);
        var keys = open.ToDictionary(s => s.TaskId, KeysOf);
        var histories = await book.Of(keys.Values.SelectMany(k => k.Widening), cancellation);

        var forecasts = new Dictionary<Guid, LateForecast>(open.Count);
        foreach (var step in open)
        {
            var standing = Standing(step, facts[step.Dossier.Id].ToList(), waiting, now);
            // A calendar that does not reach so far leaves the dossier without a forecast, not the page without an answer.
            if (standing.IsRejected) continue;
            forecasts[step.TaskId] = LateForecast.Of(standing.Value, [.. keys[step.TaskId].Widening.Select(histories)], rule, queues.DayOf(now));
        }
        return forecasts;
    }

    /// <summary>Whether a forecast is worth a mark: probable enough, and said before the near mark says it anyway.</summary>
    public bool IsShown(LateForecast forecast, ForecastSubject dossier, DateTime now) => ShownUntil(forecast, dossier) > now;

    /// <summary>The instant from which the near mark speaks instead, exclusive; null for a forecast that is not worth a mark.</summary>
    public DateTime? ShownUntil(LateForecast forecast, ForecastSubject dossier)
    {
        if (forecast.Probability is not { } probability || probability * 100 < options.Value.ShownFromPercent || dossier.Remaining is not null) return null;
        var series = alerts.For(ReminderSubject.Dossier, dossier.BindingAt, TimeLimit.Parse(dossier.Limit).Value, null, clocks.Of(dossier.ReceivingUnit));
        if (series.IsRejected) return null;
        return series.Value.All is [var first, ..] ? first.At : DateTime.MaxValue;
    }

    private static bool IsOver(ForecastSubject dossier, DateTime now) =>
        dossier.Remaining is { } left ? left == 0 : OfficeClock.ToMinute(now) > dossier.BindingAt;

    private static HistoryKeys KeysOf(ForecastStep step) => HistoryKeys.Of(
        step.Dossier.ProcedureCode, step.Dossier.CaseKey, step.Dossier.Limit, step.StepKey, step.Kind, step.Limit, step.UnitCode);

    private async Task<ILookup<Guid, ClockFact>> FactsOf(List<ForecastStep> steps, CancellationToken cancellation)
    {
        var stopped = steps.Where(s => s.Dossier.HasClockMoved).Select(s => s.Dossier.Id).Distinct().ToList();
        if (stopped.Count == 0) return Array.Empty<ClockFact>().ToLookup(f => f.DossierId);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var facts = await context.ClockFacts.AsNoTracking().Where(f => stopped.Contains(f.DossierId)).OrderBy(f => f.Sequence).ToListAsync(cancellation);
        return facts.ToLookup(f => f.DossierId);
    }

    private Result<OpenStep> Standing(ForecastStep step, List<ClockFact> facts, Func<DateOnly, string, Role, int?> waiting, DateTime now)
    {
        var dossier = step.Dossier;
        var clock = clocks.Of(dossier.ReceivingUnit);
        IReadOnlyList<ClockStop> stops = [];
        if (facts.Count > 0)
        {
            var replayed = DossierClock.Replay(facts, version => clocks.Under(dossier.ReceivingUnit, version));
            if (replayed.Rejection is { } contradiction) return contradiction;
            stops = replayed.Value.Stops;
        }
        var elapsed = CountedTime.Between(step.OpenedAt, now, stops, clock);
        if (elapsed.Rejection is { } uncounted) return uncounted;
        var left = dossier.Remaining is { } kept ? kept : clock.Count(now, dossier.BindingAt);
        if (left.Rejection is { } beyond) return beyond;
        return new OpenStep(elapsed.Value, left.Value, waiting(queues.DayOf(step.OpenedAt), step.UnitCode, step.Role));
    }
}
