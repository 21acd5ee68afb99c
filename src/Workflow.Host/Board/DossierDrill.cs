using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Reports;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Host.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Board;

/// <summary>Which number of the board a list stands behind.</summary>
internal enum DossierMark { Received, InProgress, Overdue, Paused, Early, OnTime, Late, Refused, Withdrawn }

/// <summary>A dossier in the list behind a number.</summary>
/// <param name="At">The instant that orders the list: of reception, the binding date, or the end of processing.</param>
/// <param name="LateMinutes">Working minutes beyond the binding date, in the list of overdue ones.</param>
/// <param name="HasApology">Whether a letter of apology has promised another date.</param>
/// <param name="Steps">The open steps, in the list of overdue ones.</param>
/// <param name="Reason">Why it was returned, refused or withdrawn; null in every other list, and where nobody said.</param>
internal sealed record DrilledDossier(Guid Id, string Code, string ApplicantName, string ProcedureName, string Unit, DossierState State, DateTime ReceivedAt, DateTime AppointedAt, DateTime At, bool HasApology,
    string? Reason = null, int LateMinutes = 0, IReadOnlyList<HeldStep>? Steps = null);

/// <summary>An open step and who has it; null while nobody does.</summary>
internal sealed record HeldStep(string Title, string? HolderId);

/// <summary>The dossiers behind a number of the board, by the same rules as the number.</summary>
internal sealed class DossierDrill(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, CivilDays days, OfficeClocks clocks)
{
    /// <summary>A page of the list, the oldest binding date first, what is received or has ended the last first.</summary>
    public async Task<Result<Page<DrilledDossier>>> List(
        FigureScope scope, DossierMark mark, ReportingPeriod period, string? after, int? size = null, CancellationToken cancellation = default)
    {
        var place = Cursor.Parse(after);
        if (place.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var most = PageSize.Of(size);
        var isCompetent = scope.Side == UnitSide.Competent;
        var marked = Marked(context, scope, mark, period);
        var ordered = mark.IsOpen() ? ByBinding(marked, place.Value) : mark == DossierMark.Received ? ByReception(marked, place.Value) : ByEnd(marked, place.Value);
        // Found in an index alone; only those that are shown are read.
        var ids = await ordered.Select(d => d.Id).Take(most + 1).ToArrayAsync(cancellation);
        var found = await context.Dossiers.Where(d => EF.Parameter(ids).Contains(d.Id)).Select(d => new DrilledDossier(
            d.Id, d.Code, d.ApplicantName, d.ProcedureName, isCompetent ? d.CompetentUnit : d.ReceivingUnit, d.State, d.ReceivedAt, d.AppointedAt,
            d.ProcessingEndedAt == null || mark == DossierMark.Received ? mark == DossierMark.Received ? d.ReceivedAt : d.BindingAt : d.ProcessingEndedAt.Value, d.ExtensionCount > 0, null, 0, null))
            .ToDictionaryAsync(d => d.Id, cancellation);
        var reasons = mark.HasReasons() ? await Reasons(context, ids, cancellation) : [];
        // One that has moved on meanwhile is still shown as it stands now.
        var rows = ids.Select(id => found[id] with { Reason = reasons.GetValueOrDefault(id) }).ToList();
        if (mark.IsOverdue()) rows = await WithSteps(context, rows, cancellation);
        return Page<DrilledDossier>.Of(rows, most, d => new Cursor(d.At, d.Id).ToString());
    }

    /// <summary>How many dossiers the list has at this moment.</summary>
    public async Task<int> Count(FigureScope scope, DossierMark mark, ReportingPeriod period, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Marked(context, scope, mark, period).CountAsync(cancellation);
    }

    private IQueryable<Dossier> Marked(WorkflowDbContext context, FigureScope scope, DossierMark mark, ReportingPeriod period) =>
        mark.IsOpen() ? Open(context, scope, mark) : mark == DossierMark.Received ? Received(context, scope, period) : Ended(context, scope, mark, period);

    private async Task<List<DrilledDossier>> WithSteps(WorkflowDbContext context, List<DrilledDossier> overdue, CancellationToken cancellation)
    {
        Guid[] ids = [.. overdue.Select(d => d.Id)];
        var steps = (await context.Tasks.AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.DossierId) && t.State == TaskState.Open)
            .OrderBy(t => t.OpenedAt).ThenBy(t => t.Activity).Select(t => new { t.DossierId, t.ReceivingUnit, Step = new HeldStep(t.Title, t.AssigneeId) }).ToListAsync(cancellation)).ToLookup(t => t.DossierId);
        var now = circumstances.Now;
        return overdue.ConvertAll(d => d with
        {
            Steps = [.. steps[d.Id].Select(t => t.Step)],
            LateMinutes = clocks.Of(steps[d.Id].FirstOrDefault()?.ReceivingUnit ?? d.Unit).Count(d.At, now) is { IsRejected: false, Value: var minutes } ? minutes : 0,
        });
    }

    /// <summary>What was said with the act that ended each: the last reason that was given while the dossier was decided.</summary>
    private static async Task<Dictionary<Guid, string>> Reasons(WorkflowDbContext context, Guid[] dossiers, CancellationToken cancellation)
    {
        var said = await context.History.AsNoTracking().Where(h => EF.Parameter(dossiers).Contains(h.DossierId) && h.Reason != null)
            .Where(h => h.Verb == HistoryVerb.Withdrawn || h.Verb == HistoryVerb.StepCompleted).Select(h => new { h.DossierId, h.Sequence, h.Reason }).ToListAsync(cancellation);
        return said.GroupBy(h => h.DossierId).ToDictionary(g => g.Key, g => g.MaxBy(h => h.Sequence)!.Reason!);
    }

    private IQueryable<Dossier> Open(WorkflowDbContext context, FigureScope scope, DossierMark mark)
    {
        var open = OpenStock.OpenInOrder(context, scope);
        return mark switch
        {
            DossierMark.Overdue => OpenStock.Overdue(open, circumstances.Now),
            DossierMark.Paused => open.Where(d => d.State == DossierState.AwaitingSupplement || d.State == DossierState.AwaitingFinancialObligation || d.State == DossierState.Suspended),
            _ => open.Where(d => d.State != DossierState.AwaitingSupplement && d.State != DossierState.AwaitingFinancialObligation && d.State != DossierState.Suspended),
        };
    }

    private IQueryable<Dossier> Received(WorkflowDbContext context, FigureScope scope, ReportingPeriod period)
    {
        var (from, to) = (days.Begin(period.From), days.End(period.To));
        return Within(context, scope).Where(d => d.ReceivedAt >= from && d.ReceivedAt < to);
    }

    /// <summary>By the rules of <see cref="DossierEnding"/>.</summary>
    private IQueryable<Dossier> Ended(WorkflowDbContext context, FigureScope scope, DossierMark mark, ReportingPeriod period)
    {
        var (from, to) = (days.Begin(period.From), days.End(period.To));
        var ended = Within(context, scope).Where(d => d.ProcessingEndedAt >= from && d.ProcessingEndedAt < to);
        if (mark == DossierMark.Withdrawn) return ended.Where(d => d.State == DossierState.Withdrawn);
        ended = ended.Where(d => d.State != DossierState.Withdrawn);
        if (mark == DossierMark.Refused) return ended.Where(d => d.Outcome == DossierOutcome.Refused || d.State == DossierState.Stopped && d.Delivery == DeliveryState.None);
        ended = ended.Where(d => d.Outcome != DossierOutcome.Refused && (d.State != DossierState.Stopped || d.Delivery != DeliveryState.None));
        return mark switch
        {
            DossierMark.Early => ended.Where(d => d.Timeliness == Timeliness.Early),
            DossierMark.Late => ended.Where(d => d.Timeliness == Timeliness.Late),
            _ => ended.Where(d => d.Timeliness == Timeliness.OnTime || d.Timeliness == null),
        };
    }

    private static IQueryable<Dossier> Within(WorkflowDbContext context, FigureScope scope)
    {
        var units = scope.Units;
        // An expression is looked at on the way: a database would gather all that the units ever had before it puts it in order, and a page is full after few.
        return scope.Side == UnitSide.Competent
            ? context.Dossiers.AsNoTracking().Where(d => EF.Parameter(units).Contains(d.CompetentUnit + ""))
            : context.Dossiers.AsNoTracking().Where(d => EF.Parameter(units).Contains(d.ReceivingUnit + ""));
    }

    private static IQueryable<Dossier> ByBinding(IQueryable<Dossier> dossiers, Cursor? after)
    {
        if (after is { At: { } at, Id: var id }) dossiers = dossiers.Where(d => d.BindingAt > at || d.BindingAt == at && d.Id.CompareTo(id) > 0);
        return dossiers.OrderBy(d => d.BindingAt).ThenBy(d => d.Id);
    }

    private static IQueryable<Dossier> ByReception(IQueryable<Dossier> dossiers, Cursor? after)
    {
        if (after is { At: { } at, Id: var id }) dossiers = dossiers.Where(d => d.ReceivedAt < at || d.ReceivedAt == at && d.Id.CompareTo(id) < 0);
        return dossiers.OrderByDescending(d => d.ReceivedAt).ThenByDescending(d => d.Id);
    }

    private static IQueryable<Dossier> ByEnd(IQueryable<Dossier> dossiers, Cursor? after)
    {
        if (after is { At: { } at, Id: var id }) dossiers = dossiers.Where(d => d.ProcessingEndedAt < at || d.ProcessingEndedAt == at && d.Id.CompareTo(id) < 0);
        return dossiers.OrderByDescending(d => d.ProcessingEndedAt).ThenByDescending(d => d.Id);
    }
}
