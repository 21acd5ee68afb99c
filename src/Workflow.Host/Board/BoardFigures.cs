using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Reports;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;
using Workflow.Host.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Board;

/// <summary>One line of the board.</summary>
/// <param name="IsAlone">Whether the unit stands for itself only.</param>
internal sealed record BoardRow(Unit Unit, bool IsAlone, DossierFigures Figures, StepCounts Steps);

/// <summary>The work of one officer.</summary>
/// <param name="OfficerId">Null for what nobody holds.</param>
internal sealed record OfficerLoad(string? OfficerId, StepCounts Steps);

/// <summary>What a supervisor sees.</summary>
/// <param name="At">The present of all figures, UTC.</param>
/// <param name="Loads">The officers with most steps, the fullest first; what nobody holds first of all.</param>
internal sealed record BoardView(
    DateTime At, ReportingPeriod Period, SupervisedUnits Units, UnitSide Side, IReadOnlyList<BoardRow> Rows, BoardRow? Total,
    IReadOnlyList<OfficerLoad> Loads, IReadOnlyList<ProcedureLoad> Procedures);

/// <summary>Counts the board, of many units once for whoever asks within a few seconds: open work from covering indexes, what came and ended from tallies, so that its cost does not grow with finished dossiers.</summary>
internal sealed class BoardFigures(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, PeriodFigures figures, OpenSteps steps, SharedCounts shared)
{
    private const int MostOfficers = 12;
    private const int MostProcedures = 30;

    public Task<Result<BoardView>> Of(CurrentActor me, SupervisedUnits units, UnitSide side, ReportingPeriod period, CancellationToken cancellation = default) =>
        units.IsWide ? Shared(me, units, side, period) : Count(me, units, side, period, cancellation);

    /// <summary>Counted once for whoever asks within a few seconds, of however few units: a screen on the wall asks all day.</summary>
    public Task<Result<BoardView>> Shared(CurrentActor me, SupervisedUnits units, UnitSide side, ReportingPeriod period) =>
        shared.Of((units.Key, side, period.Key, me.Actor.UnitCode), () => Count(me, units, side, period, CancellationToken.None));

    private async Task<Result<BoardView>> Count(CurrentActor me, SupervisedUnits units, UnitSide side, ReportingPeriod period, CancellationToken cancellation)
    {
        var now = circumstances.Now;
        var near = steps.NearUntil(me, now);
        if (near.Rejection is { } beyond) return beyond;
        var dossiers = await figures.Of(new FigureScope(side, units.Codes), period, now, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var groups = await OpenSteps.Count(context, units.Codes, now, near.Value, cancellation);
        var procedures = await OpenSteps.Fullest(context, units.Codes, MostProcedures, now, cancellation);

        var byUnit = groups.GroupBy(g => g.UnitCode, StringComparer.Ordinal).ToDictionary(g => g.Key, Sum, StringComparer.Ordinal);
        var rows = units.Branches.Select(b => new BoardRow(
            b.Unit, b.IsAlone, Sum(dossiers.Where(f => b.Codes.Contains(f.Key.Unit)).Select(f => f.Value)), Sum(byUnit.Where(u => b.Codes.Contains(u.Key)).Select(u => u.Value))))
            // A unit above others often has no work of its own.
            .Where(r => !r.IsAlone || units.Branches.Count == 1 || r.Figures != Nothing || r.Steps.Open > 0).ToList();
        var total = rows.Count == 0 ? null : new BoardRow(units.Selected ?? rows[0].Unit, false, Sum(rows.Select(r => r.Figures)), Sum(byUnit.Values));
        return new BoardView(now, period, units, side, rows, total, LoadsOf(groups), procedures);
    }

    private static readonly DossierFigures Nothing = DossierFigures.Now(default, default);

    private static List<OfficerLoad> LoadsOf(List<StepGroup> groups) =>
    [
        .. groups.GroupBy(g => g.AssigneeId).Select(g => new OfficerLoad(g.Key, Sum(g)))
            .OrderBy(l => l.OfficerId is not null).ThenByDescending(l => l.Steps.Open).ThenBy(l => l.OfficerId, StringComparer.Ordinal).Take(MostOfficers + 1),
    ];

    private static StepCounts Sum(IEnumerable<StepGroup> groups) => Sum(groups.Select(g => g.Counts));

    private static StepCounts Sum(IEnumerable<StepCounts> counts) => counts.Aggregate(default(StepCounts), (sum, c) => sum + c);

    private static DossierFigures Sum(IEnumerable<DossierFigures> figures) => figures.Aggregate(Nothing, (sum, f) => sum + f);
}
