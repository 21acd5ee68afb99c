using Microsoft.EntityFrameworkCore;
using Workflow.Core.Offices;
using Workflow.Core.Reports;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>Makes a report of the figures of its period.</summary>
internal sealed class ReadReport(
    PeriodFigures figures, PeriodServices services, PeriodRatings ratings, PeriodSteps steps, OnSiteProcedures onSite, ReportedProcedures procedures,
    IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, Words<ReportWords> words)
{
    public async Task<Report> Of(CurrentActor me, ReportWish wish, CancellationToken cancellation = default)
    {
        var now = circumstances.Now;
        if (wish.Table == ReportTable.Steps) return new Report(wish, now, [], default) { Steps = await Steps(wish, now, cancellation) };
        if (wish.Table == ReportTable.OnSite) return new Report(wish, now, [], default) { OnSite = await OnSite(me, wish, now, cancellation) };
        var byProcedure = wish.Division != ReportDivision.Unit || wish.Field is not null || wish.Procedure is not null;
        var scope = wish.Scope with { ByProcedure = byProcedure };
        var known = byProcedure ? await procedures.All(cancellation) : new Dictionary<string, ReportedProcedure>(StringComparer.Ordinal);
        var cells = wish.Division == ReportDivision.Officer ? await CountsByOfficer(scope, wish, cancellation) : await Counts(scope, wish, now, cancellation);
        var rows = cells.Where(c => IsWanted(c.Key.Procedure, wish, known)).GroupBy(c => KeyOf(c.Key, wish.Division, known), StringComparer.Ordinal)
            .Select(g => new ReportRow(g.Key, NameOf(g.Key, wish.Division, known, me), Sum(g.Select(c => c.Counts))))
            // A hand-over or a payment may come after the period in which its dossier ended.
            .Where(r => r.Figures.Total > 0 || r.Counts.Services != default || r.Counts.Ratings != default)
            .OrderByDescending(r => wish.Table == ReportTable.Satisfaction ? r.Counts.Ratings.Given : r.Figures.Total).ThenBy(r => r.Name, StringComparer.CurrentCulture).ToList();
        return new Report(wish, now, rows, Sum(rows.Select(r => r.Counts)));
    }

    private async Task<IEnumerable<(FigureKey Key, ReportCounts Counts)>> Counts(FigureScope scope, ReportWish wish, DateTime now, CancellationToken cancellation)
    {
        var dossiers = await figures.Of(scope, wish.Period, now, cancellation);
        var served = wish.Table is ReportTable.Settlement or ReportTable.Satisfaction ? [] : await services.Of(scope, wish.Period, now, cancellation);
        var rated = wish.Table is ReportTable.Satisfaction or ReportTable.Indicators ? await ratings.Of(scope, wish.Period, cancellation) : [];
        return dossiers.Keys.Union(served.Keys).Union(rated.Keys).Select(k => (
            k, new ReportCounts(dossiers.TryGetValue(k, out var known) ? known : Nothing, served.GetValueOrDefault(k)) { Ratings = rated.GetValueOrDefault(k) }));
    }

    /// <summary>What applicants said of the officers' dossiers, an officer in the place of a unit.</summary>
    private async Task<IEnumerable<(FigureKey Key, ReportCounts Counts)>> CountsByOfficer(FigureScope scope, ReportWish wish, CancellationToken cancellation) =>
        (await ratings.ByOfficer(scope, wish.Period, cancellation)).Select(r => (new FigureKey(r.Officer, r.Procedure), new ReportCounts(Nothing, default) { Ratings = r.Flow }));

    private async Task<IReadOnlyList<(string Procedure, StepRow Step)>> Steps(ReportWish wish, DateTime now, CancellationToken cancellation)
    {
        var known = await procedures.All(cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await steps.Of(context, wish.Scope.Units, wish.Procedure, wish.Period.From, wish.Period.To, now, cancellation);
        return [.. rows.Where(r => IsWanted(r.Procedure, wish, known)).Select(r => (known.TryGetValue(r.Procedure, out var procedure) ? procedure.Name : r.Procedure, r))];
    }

    private async Task<IReadOnlyList<OnSiteRow>> OnSite(CurrentActor me, ReportWish wish, DateTime now, CancellationToken cancellation)
    {
        var known = await procedures.All(cancellation);
        return await onSite.Of(me, wish.Scope, wish.Period, known.Values.Where(p => IsWanted(p.Code, wish, known)), now, cancellation);
    }

    private static bool IsWanted(string code, ReportWish wish, IReadOnlyDictionary<string, ReportedProcedure> known) =>
        (wish.Procedure is null || code == wish.Procedure) && (wish.Field is null || known.GetValueOrDefault(code)?.Field == wish.Field);

    private static string KeyOf(FigureKey key, ReportDivision division, IReadOnlyDictionary<string, ReportedProcedure> known) => division switch
    {
        ReportDivision.Unit or ReportDivision.Officer => key.Unit,
        ReportDivision.Field => known.GetValueOrDefault(key.Procedure)?.Field ?? "",
        ReportDivision.Level => known.GetValueOrDefault(key.Procedure)?.Law?.Level.ToString() ?? "",
        _ => key.Procedure,
    };

    private string NameOf(string key, ReportDivision division, IReadOnlyDictionary<string, ReportedProcedure> known, CurrentActor me) => division switch
    {
        ReportDivision.Unit => me.Office.Units.Find(key)?.Name ?? key,
        ReportDivision.Officer => me.Office.NameOf(key),
        ReportDivision.Procedure => known.TryGetValue(key, out var procedure) ? procedure.Name : key,
        ReportDivision.Level => words[key.Length == 0 ? "Level.Unknown" : $"Level.{key}"],
        _ => key,
    };

    private static readonly DossierFigures Nothing = DossierFigures.Now(default, default);

    private static ReportCounts Sum(IEnumerable<ReportCounts> counts) => counts.Aggregate(new ReportCounts(Nothing, default), (sum, c) => sum + c);
}
