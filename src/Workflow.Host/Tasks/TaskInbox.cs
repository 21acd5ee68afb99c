using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Search;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;
using Workflow.Host.Forecasts;
using Workflow.Host.Paging;
using Workflow.Host.Search;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>
/// The steps of an officer: open ones by what is due first, undated ones last; finished ones by what was done last. Places are read in an index alone,
/// then the rows of one page, which carry everything that is shown.
/// </summary>
internal sealed class TaskInbox(
    IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, OfficeClocks clocks, RiskBoard board, SearchPlan search, TaskOwners owners, SharedCounts shared)
{
    private const int LookedAtOnce = 500;

    public async Task<Result<InboxSlice>> List(CurrentActor me, InboxRequest request, CancellationToken cancellation = default)
    {
        var after = Cursor.Parse(request.After);
        if (after.Rejection is { } unreadable) return unreadable;
        var atRisk = request.Filter == InboxFilter.Risk ? await board.At(circumstances.Now, RiskOf(me, request), cancellation) : [];
        var filters = Filters(me, atRisk);
        if (filters.Rejection is { } beyond) return beyond;

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var query = SearchQuery.Of(request.Search);
        var slice = request is { View: InboxView.Units, Filter: InboxFilter.Risk, Unit: null, Role: null } && query.IsEmpty && me.ReachesMany
            ? await AtRisk(context, me, filters.Value, after.Value, PageSize.Of(request.Size), cancellation)
            : await Sought(context, me, request, filters.Value, query, after.Value, cancellation);
        owners.Remember(slice.Steps);
        return slice;
    }

    private async Task<InboxSlice> Sought(
        WorkflowDbContext context, CurrentActor me, InboxRequest request, InboxFilters filters, SearchQuery query, Cursor? after, CancellationToken cancellation)
    {
        var steps = filters.Narrow(Views(context, me).InOrder(request.View), request);
        var found = query.IsEmpty ? null : await search.Of(context, query, cancellation);
        if (found?.Dossiers is { } dossiers)
        {
            // Few: they are looked up, wherever they stand in the order.
            steps = filters.Narrow(Views(context, me).Of(request.View), request).Where(t => EF.Parameter(dossiers).Contains(t.DossierId));
            found = null;
        }
        return await Read(context, steps, InboxOrder.Of(request.View), found?.Words, after, PageSize.Of(request.Size), cancellation);
    }

    private async Task<InboxSlice> AtRisk(WorkflowDbContext context, CurrentActor me, InboxFilters filters, Cursor? after, int size, CancellationToken cancellation)
    {
        var ahead = (await RiskPlaces(me, filters)).Where(place => after is null || place.IsBehind(after)).Take(size + 1);
        return await PageOf(context, [.. ahead], size, cancellation);
    }

    /// <summary>How many steps each inbox holds, and each filter of the one that is shown.</summary>
    public async Task<Result<InboxCounts>> Count(CurrentActor me, InboxRequest request, CancellationToken cancellation = default)
    {
        var known = board.Known(circumstances.Now, RiskOf(me, request));
        var filters = Filters(me, known);
        if (filters.Rejection is { } beyond) return beyond;

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (views, query) = (Views(context, me), SearchQuery.Of(request.Search));
        var found = query.IsEmpty ? null : await search.Of(context, query, cancellation);
        var wide = me.ReachesMany ? await CountWide(me, filters.Value) : null;
        var counts = await CountViews(views, wide?.Counts.All, cancellation);
        return new InboxCounts(counts, await OfShown(), wide?.At);

        async Task<FilterCounts?> OfShown()
        {
            // What is finished has no filters, it would be counted for ever; nor has what very many dossiers have in common.
            if (request.View == InboxView.Finished || found is { Dossiers: null }) return null;
            var isWhole = found is null && request is { Unit: null, Role: null };
            if (isWhole && request.View == InboxView.Units && wide is not null) return wide.Counts with { Risk = known?.Length };
            var shown = filters.Value.Narrow(views.Of(request.View), request with { Filter = InboxFilter.All });
            return found is { Dossiers: { } dossiers }
                ? await CountInOneLook(shown.Where(t => EF.Parameter(dossiers).Contains(t.DossierId)), filters.Value, cancellation)
                : await CountFilters(views, shown, isWhole ? counts.Of(request.View) : null, filters.Value, cancellation);
        }
    }

    /// <summary>
    /// The units' inbox of somebody with very many units, counted once for whoever asks within a few seconds. What is at risk is left out: a list of all of
    /// them costs a database more than all other counts.
    /// </summary>
    private Task<WideCounts> CountWide(CurrentActor me, InboxFilters filters) => shared.Of(WideKey(me), async () =>
    {
        var now = circumstances.Now;
        await using var context = await contexts.CreateDbContextAsync();
        var views = Views(context, me);
        return new WideCounts(now, await CountFilters(views, views.Of(InboxView.Units), all: null, filters with { AtRisk = null }, CancellationToken.None));
    });

    /// <summary>The places of all steps at risk of somebody with very many units, in order: a page of them costs a database as much as all.</summary>
    private Task<IReadOnlyList<Cursor>> RiskPlaces(CurrentActor me, InboxFilters filters) => shared.Of(WideKey(me), async () =>
    {
        await using var context = await contexts.CreateDbContextAsync();
        var (steps, places) = (filters.Narrow(Views(context, me).Of(InboxView.Units), InboxFilter.Risk), new List<Cursor>());
        foreach (var stretch in InboxOrder.Of(InboxView.Units)) places.AddRange(await stretch.From(steps, null)!.Select(stretch.Place).ToListAsync());
        return (IReadOnlyList<Cursor>)places;
    });

    /// <summary>By what the counts of one are those of another.</summary>
    private static (string Units, string ClockOf) WideKey(CurrentActor me) => (string.Join(' ', me.Reach.Order(StringComparer.Ordinal)), me.Actor.UnitCode);

    /// <param name="inUnits">Null where the units' inbox has not been counted.</param>
    private static async Task<ViewCounts> CountViews(InboxViews views, int? inUnits, CancellationToken cancellation)
    {
        var (mine, candidates, actingFor, watched) = (views.Of(InboxView.Mine), views.Of(InboxView.Candidates), views.Of(InboxView.ActingFor), views.Of(InboxView.Watched));
        var units = inUnits is null ? views.Of(InboxView.Units) : views.Of(InboxView.Units).Where(_ => false);
        // Which of them are counted is the same: the order keeps the walk in its index.
        var finished = views.Of(InboxView.Finished).OrderByDescending(t => t.CompletedAt).Take(ViewCounts.MostFinished);
        var me = views.Me.Actor.Id;
        // The officer's own row is what the counts stand beside, so that one query takes them all.
        var counts = await views.Context.Officers.Where(o => o.Id == me)
            .Select(_ => new ViewCounts(mine.Count(), candidates.Count(), units.Count(), actingFor.Count(), watched.Count(), finished.Count())).SingleAsync(cancellation);
        return inUnits is { } counted ? counts with { Units = counted } : counts;
    }

    /// <summary>Each filter by the index that holds its steps together.</summary>
    /// <param name="all">How many there are without a filter; null where they have not been counted.</param>
    private static async Task<FilterCounts> CountFilters(InboxViews views, IQueryable<UserTask> shown, int? all, InboxFilters filters, CancellationToken cancellation)
    {
        var whole = all is null ? shown : shown.Where(_ => false);
        var (late, near, risk) = (filters.Narrow(shown, InboxFilter.Late), filters.Narrow(shown, InboxFilter.Near), filters.Narrow(shown, InboxFilter.Risk));
        var (paused, returned) = (filters.Narrow(shown, InboxFilter.Paused), filters.Narrow(shown, InboxFilter.Returned));
        var (me, isRiskKnown) = (views.Me.Actor.Id, filters.AtRisk is not null);
        var counts = await views.Context.Officers.Where(o => o.Id == me).Select(_ => new FilterCounts(
            whole.Count(), late.Count(), near.Count(), isRiskKnown ? (int?)risk.Count() : null, paused.Count(), returned.Count())).SingleAsync(cancellation);
        return all is { } counted ? counts with { All = counted } : counts;
    }

    /// <summary>The filters of few steps that no index holds together: each is looked at once.</summary>
    private static async Task<FilterCounts> CountInOneLook(IQueryable<UserTask> shown, InboxFilters filters, CancellationToken cancellation)
    {
        var (late, near, risk) = (filters.Rule(InboxFilter.Late), filters.Rule(InboxFilter.Near), filters.Rule(InboxFilter.Risk));
        var (paused, returned, isRiskKnown) = (filters.Rule(InboxFilter.Paused), filters.Rule(InboxFilter.Returned), filters.AtRisk is not null);
        return await shown.GroupBy(_ => 1).Select(g => new FilterCounts(
            g.Count(), g.AsQueryable().Count(late), g.AsQueryable().Count(near), isRiskKnown ? (int?)g.AsQueryable().Count(risk) : null,
            g.AsQueryable().Count(paused), g.AsQueryable().Count(returned))).SingleOrDefaultAsync(cancellation) ?? new FilterCounts(0, 0, 0, isRiskKnown ? 0 : null, 0, 0);
    }

    /// <summary>Reads a page, or as much of it as may be looked at for common words.</summary>
    /// <param name="words">Words to be looked for on the way; null where every step counts.</param>
    private static async Task<InboxSlice> Read(
        WorkflowDbContext context, IQueryable<UserTask> steps, IReadOnlyList<InboxOrder> order, IReadOnlyList<SoughtWord>? words, Cursor? after, int size,
        CancellationToken cancellation)
    {
        var (places, looked) = (new List<Cursor>(), 0);
        foreach (var stretch in order)
        {
            while (places.Count <= size && stretch.From(steps, after) is { } ahead)
            {
                var most = words is null ? size + 1 - places.Count : LookedAtOnce;
                var next = await ahead.Select(stretch.Place).Take(most).ToListAsync(cancellation);
                places.AddRange(words is null ? next : await With(context, next, words, cancellation));
                if (next.Count < most) break;
                after = next[^1];
                looked += next.Count;
                if (words is not null && looked >= SearchPlan.MostLookedAt && places.Count <= size)
                    return new InboxSlice(await Rows(context, places, cancellation), after.ToString(), IsPartial: true);
            }
            if (places.Count > size) break;
        }
        return await PageOf(context, places, size, cancellation);
    }

    private static async Task<InboxSlice> PageOf(WorkflowDbContext context, List<Cursor> places, int size, CancellationToken cancellation)
    {
        var page = Page<Cursor>.Of(places, size, place => place.ToString());
        return new InboxSlice(await Rows(context, page.Items, cancellation), page.Next);
    }

    private static async Task<IEnumerable<Cursor>> With(WorkflowDbContext context, List<Cursor> places, IReadOnlyList<SoughtWord> words, CancellationToken cancellation)
    {
        var ids = places.ConvertAll(p => p.Id).ToArray();
        var found = await context.Tasks.Where(t => EF.Parameter(ids).Contains(t.Id)).With(words, context).Select(t => t.Id).ToListAsync(cancellation);
        var those = found.ToHashSet();
        return places.Where(p => those.Contains(p.Id));
    }

    private static async Task<IReadOnlyList<UserTask>> Rows(WorkflowDbContext context, IReadOnlyList<Cursor> places, CancellationToken cancellation)
    {
        var ids = places.Select(p => p.Id).ToArray();
        var rows = await context.Tasks.AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
        // One that was done meanwhile is still shown as it stands now.
        return [.. ids.Select(id => rows[id])];
    }

    /// <summary>Steps of a followed dossier may be anywhere, those of every other view are within reach or in the officer's own hand.</summary>
    private static RiskScope RiskOf(CurrentActor me, InboxRequest request)
    {
        if (request.Unit is { } unit && me.Reach.Contains(unit)) return new RiskScope(new HashSet<string>(StringComparer.Ordinal) { unit }, null);
        return new RiskScope(request.View == InboxView.Watched ? null : me.Reach, request.View == InboxView.Units ? null : me.Actor.Id);
    }

    private InboxViews Views(WorkflowDbContext context, CurrentActor me) => new(context, me, clocks.Of(me.Actor.UnitCode).DayOf(circumstances.Now));

    private Result<InboxFilters> Filters(CurrentActor me, Guid[]? atRisk)
    {
        var until = StepRules.NearUntil(clocks, me, circumstances.Now);
        return until.Rejection is { } beyond ? beyond : new InboxFilters(circumstances.Now, until.Value, atRisk);
    }

    /// <param name="At">When they were counted, UTC.</param>
    private sealed record WideCounts(DateTime At, FilterCounts Counts);
}
