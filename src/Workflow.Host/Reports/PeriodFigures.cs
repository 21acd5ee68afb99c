using Microsoft.EntityFrameworkCore;
using Workflow.Core.Reports;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>The figures of a period by unit and, where asked, by procedure.</summary>
internal sealed class PeriodFigures(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, CivilDays days, PeriodFlows flows)
{
    /// <summary>How many days after its end a period still tells late from not late among what was open: beyond it, all that has ended since would be read.</summary>
    public const int TellsLateDays = 92;

    /// <param name="now">The present of the figures, UTC.</param>
    public async Task<Dictionary<FigureKey, DossierFigures>> Of(FigureScope scope, ReportingPeriod period, DateTime now, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var today = days.Of(now);
        var stock = await OpenStock.Now(context, scope, now, cancellation);
        if (period.From > today) return Of(stock.Keys, key => DossierFigures.Now(default, stock[key]));
        var isOver = period.To < today;
        var within = await flows.Of(context, scope, period.From, period.To, now, withPauses: false, cancellation);
        if (!isOver) return Of(within.Keys.Union(stock.Keys), key => DossierFigures.Now(within.GetValueOrDefault(key), stock.GetValueOrDefault(key)));

        var since = await flows.Of(context, scope, period.To.AddDays(1), today, now, withPauses: true, cancellation);
        var late = today.DayNumber - period.To.DayNumber <= TellsLateDays ? await OpenStock.LateAt(context, scope, days.End(period.To), cancellation) : null;
        return Of(within.Keys.Union(since.Keys).Union(stock.Keys), key => Past(within.GetValueOrDefault(key), since.GetValueOrDefault(key), stock.GetValueOrDefault(key), late, key));
    }

    /// <inheritdoc cref="Of(FigureScope, ReportingPeriod, DateTime, CancellationToken)"/>
    public Task<Dictionary<FigureKey, DossierFigures>> Of(FigureScope scope, ReportingPeriod period, CancellationToken cancellation = default) =>
        Of(scope, period, circumstances.Now, cancellation);

    private static DossierFigures Past(
        DossierFlow within, DossierFlow since, DossierStock now, Dictionary<FigureKey, (int Overdue, int NotInTime)>? late, FigureKey key)
    {
        if (late is null) return DossierFigures.Past(within, since, now, null);
        var (overdue, notInTime) = late.GetValueOrDefault(key);
        return DossierFigures.Past(within, since, now, (overdue, now.Open + since.Ended - since.Received - notInTime));
    }

    private static Dictionary<FigureKey, DossierFigures> Of(IEnumerable<FigureKey> keys, Func<FigureKey, DossierFigures> figures) => keys.ToDictionary(k => k, figures);
}
