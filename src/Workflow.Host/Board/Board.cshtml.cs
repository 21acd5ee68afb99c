using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Core.Reports;
using Workflow.Host.Desk;
using Workflow.Host.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Board;

/// <summary>A supervisor's morning: what came, what is in hand, what is late, who has how much, and where it sticks.</summary>
internal sealed class BoardPage(BoardFigures figures, HeatMaps heat, SharedCounts shared, IDbContextFactory<WorkflowDbContext> contexts, Words<BoardWords> words, DeskTime time)
    : SupervisorPage(words, time)
{
    public const string Path = "/dieu-hanh";

    public const string FinishedHeat = "xong";

    private const int MostUrgent = 5;

    /// <summary>Name of the procedure whose steps the heat map shows; the one with most late steps where none is chosen.</summary>
    [BindProperty(Name = "thu-tuc", SupportsGet = true)]
    public string? Procedure { get; set; }

    /// <summary>"xong" for the heat map of finished steps in place of open ones.</summary>
    [BindProperty(Name = "nhiet", SupportsGet = true)]
    public string? HeatKey { get; set; }

    [TempData]
    public string? Done { get; set; }

    public BoardView View { get; private set; } = null!;

    public HeatMap? Heat { get; private set; }

    /// <summary>The dossiers overdue for longest.</summary>
    public IReadOnlyList<Dossier> Overdue { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (LoadScope() is { } unseen) return Refuse(unseen);
        var period = IsCurrent(Period) ? Period : ReportingPeriod.Containing(PeriodKind.Year, Clock.Today);
        var view = await figures.Of(Me, Units, Side, period, HttpContext.RequestAborted);
        if (view.Rejection is { } rejection) return Refuse(rejection);
        View = view.Value;
        var procedure = View.Procedures.FirstOrDefault(p => p.Name == Procedure) ?? (View.Procedures is [var first, ..] ? first : null);
        if (procedure is not null) Heat = await Count((procedure.Name, HeatKey == FinishedHeat), cancellation => Map(procedure, cancellation));
        Overdue = await Count(Side, OverdueForLongest);
        return Page();
    }

    /// <summary>Beside the figures: of many units it is the same for whoever asks within a few seconds.</summary>
    private Task<T> Count<T>(object question, Func<CancellationToken, Task<T>> count)
        where T : notnull =>
        Units.IsWide ? shared.Of((Units.Key, question), () => count(CancellationToken.None)) : count(HttpContext.RequestAborted);

    private async Task<HeatMap> Map(ProcedureLoad procedure, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return HeatKey == FinishedHeat
            ? await heat.Finished(context, Units.Codes, procedure.Name, View.At, cancellation)
            : await heat.Of(context, Units.Codes, procedure.Name, View.At, cancellation);
    }

    private async Task<IReadOnlyList<Dossier>> OverdueForLongest(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        // Found in an index alone; only those that are shown are read.
        var overdue = await OpenStock.Overdue(OpenStock.OpenInOrder(context, new FigureScope(Side, Units.Codes)), View.At)
            .OrderBy(d => d.BindingAt).ThenBy(d => d.Id).Select(d => d.Id).Take(MostUrgent).ToArrayAsync(cancellation);
        return await context.Dossiers.AsNoTracking().Where(d => EF.Parameter(overdue).Contains(d.Id)).OrderBy(d => d.BindingAt).ThenBy(d => d.Id).ToListAsync(cancellation);
    }

    /// <summary>What is in hand is in hand now: a period that is over stands among the reports.</summary>
    private bool IsCurrent(ReportingPeriod period) => period.Contains(Clock.Today);

    /// <summary>The dossiers behind a number of a line.</summary>
    public string DossiersOf(BoardRow row, DossierMark mark) =>
        Address(BoardDossiersPage.Path, ("don-vi", row.Unit.Code), ("rieng", row.IsAlone ? "1" : null), ("so", BoardDossiersPage.SlugOf(mark)), ("ky", View.Period.Key), ("thu-tuc", null));

    /// <summary>The steps behind a number of a line.</summary>
    public string StepsOf(BoardRow row, StepMark mark) =>
        Address(BoardStepsPage.Path, ("don-vi", row.Unit.Code), ("rieng", row.IsAlone ? "1" : null), ("loc", BoardStepsPage.SlugOf(mark)), ("ky", null), ("ben", null));

    /// <summary>The steps of an officer, or those that nobody holds.</summary>
    public string StepsOf(OfficerLoad load) => Address(BoardStepsPage.Path, ("can-bo", load.OfficerId ?? BoardStepsPage.Nobody), ("ky", null), ("ben", null));

    /// <summary>The heat map of open steps, or of finished ones.</summary>
    public string HeatOf(string? key) => Address(Path, ("thu-tuc", Heat?.ProcedureName), ("nhiet", key));

    /// <summary>The steps of one cell of the heat map.</summary>
    public string Cell(HeatMap map, HeatMap.Row row, int column) => Address(
        BoardStepsPage.Path, ("thu-tuc", map.ProcedureName), ("buoc", row.StepKey), ("muc", column.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("ky", null), ("ben", null));
}
