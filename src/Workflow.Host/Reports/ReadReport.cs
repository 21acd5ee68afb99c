using Workflow.Core.Reports;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Reports;

/// <summary>Makes a report of the figures of its period.</summary>
internal sealed class ReadReport(PeriodFigures figures, ProcedureFields procedures, CommandCircumstances circumstances)
{
    public async Task<Report> Of(CurrentActor me, ReportWish wish, CancellationToken cancellation = default)
    {
        var now = circumstances.Now;
        var byProcedure = wish.Division != ReportDivision.Unit || wish.Field is not null || wish.Procedure is not null;
        var cells = await figures.Of(wish.Scope with { ByProcedure = byProcedure }, wish.Period, now, cancellation);
        var known = byProcedure ? await procedures.All(cancellation) : new Dictionary<string, ReportedProcedure>(StringComparer.Ordinal);
        var wanted = cells.Where(c => IsWanted(c.Key, wish, known)).ToList();

        var rows = wanted.GroupBy(c => KeyOf(c.Key, wish.Division, known), StringComparer.Ordinal)
            .Select(g => new ReportRow(g.Key, NameOf(g.Key, wish.Division, known, me), Sum(g.Select(c => c.Value))))
            .Where(r => r.Figures.Total > 0).OrderByDescending(r => r.Figures.Total).ThenBy(r => r.Name, StringComparer.CurrentCulture).ToList();
        return new Report(wish, now, rows, Sum(rows.Select(r => r.Figures)));
    }

    private static bool IsWanted(FigureKey key, ReportWish wish, IReadOnlyDictionary<string, ReportedProcedure> known) =>
        (wish.Procedure is null || key.Procedure == wish.Procedure) && (wish.Field is null || known.GetValueOrDefault(key.Procedure)?.Field == wish.Field);

    private static string KeyOf(FigureKey key, ReportDivision division, IReadOnlyDictionary<string, ReportedProcedure> known) => division switch
    {
        ReportDivision.Unit => key.Unit,
        ReportDivision.Field => known.GetValueOrDefault(key.Procedure)?.Field ?? "",
        _ => key.Procedure,
    };

    private static string NameOf(string key, ReportDivision division, IReadOnlyDictionary<string, ReportedProcedure> known, CurrentActor me) => division switch
    {
        ReportDivision.Unit => me.Office.Units.Find(key)?.Name ?? key,
        ReportDivision.Procedure => known.TryGetValue(key, out var procedure) ? procedure.Name : key,
        _ => key,
    };

    private static DossierFigures Sum(IEnumerable<DossierFigures> figures) => figures.Aggregate(DossierFigures.Now(default, default), (sum, f) => sum + f);
}
