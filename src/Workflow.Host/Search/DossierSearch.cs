using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Search;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Search;

/// <summary>One page of what a search has found.</summary>
/// <param name="Next">Where the next page begins, opaque; null on the last one.</param>
/// <param name="IsPartial">Whether not every dossier was looked at because every word is common; one more word finds them all.</param>
internal sealed record DossierMatches(IReadOnlyList<DossierLine> Items, string? Next, bool IsPartial = false);

/// <summary>Searches all dossiers that an officer may see, the last received first.</summary>
internal sealed class DossierSearch(IDbContextFactory<WorkflowDbContext> contexts, SearchPlan plan, CommandCircumstances circumstances)
{
    /// <summary>Up to so many units each is read by its own indexes; of more, all dossiers are, and the units are looked at on the way.</summary>
    private const int FewUnits = 8;

    /// <summary>A page of the dossiers that have every word; empty for a search without a word.</summary>
    public async Task<Result<DossierMatches>> Find(CurrentActor me, string? text, string? after = null, int? size = null, CancellationToken cancellation = default)
    {
        var from = Cursor.Parse(after);
        if (from.Rejection is { } unreadable) return unreadable;
        var query = SearchQuery.Of(text);
        if (query.IsEmpty) return new DossierMatches([], null);

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = await plan.Of(context, query, cancellation);
        return found.Dossiers is { } few
            ? await Among(few, context, me, from.Value, PageSize.Of(size), cancellation)
            : await Walk(found.Words, context, me, from.Value, PageSize.Of(size), cancellation);
    }

    private async Task<DossierMatches> Among(Guid[] few, WorkflowDbContext context, CurrentActor me, Cursor? after, int size, CancellationToken cancellation)
    {
        var seen = context.Dossiers.AsNoTracking().Where(d => EF.Parameter(few).Contains(d.Id)).Where(Visibility.Dossiers(me, context.Tasks));
        // Put in order without their rows: of two thousand only a page is read.
        var places = await InOrder(Behind(seen, after)).Select(d => new Cursor(d.ReceivedAt, d.Id)).Take(size + 1).ToListAsync(cancellation);
        var page = Page<Cursor>.Of(places, size, place => place.ToString());
        return new DossierMatches(await Lines(context, page.Items, cancellation), page.Next);
    }

    /// <summary>Looks at the last dossiers of the officer's units, those that they received and those that they decide, up to a bound.</summary>
    private async Task<DossierMatches> Walk(
        IReadOnlyList<SoughtWord> words, WorkflowDbContext context, CurrentActor me, Cursor? after, int size, CancellationToken cancellation)
    {
        var (places, edge) = await Last(context, me, after, cancellation);
        var ids = places.Select(p => p.Id).ToArray();
        var matching = (await context.Dossiers.Where(d => EF.Parameter(ids).Contains(d.Id)).With(words, context).Select(d => d.Id).ToListAsync(cancellation)).ToHashSet();
        var page = Page<Cursor>.Of([.. places.Where(p => matching.Contains(p.Id)).Take(size + 1)], size, place => place.ToString());
        // What was only consulted on is not among those looked at: the answer is never more than a part.
        return new DossierMatches(await Lines(context, page.Items, cancellation), page.Next ?? edge?.ToString(), IsPartial: true);
    }

    private async Task<IReadOnlyList<DossierLine>> Lines(WorkflowDbContext context, IEnumerable<Cursor> places, CancellationToken cancellation)
    {
        var shown = places.Select(p => p.Id).ToArray();
        var rows = await InOrder(context.Dossiers.AsNoTracking().Where(d => EF.Parameter(shown).Contains(d.Id))).ToListAsync(cancellation);
        return rows.ConvertAll(d => DossierLine.Of(d, circumstances.Now));
    }

    /// <summary>The places of the last dossiers in order, and the last place up to which all of them are known; null where there are no more.</summary>
    private static async Task<(IReadOnlyList<Cursor> Places, Cursor? Edge)> Last(WorkflowDbContext context, CurrentActor me, Cursor? after, CancellationToken cancellation)
    {
        var ways = me.ReachesAll ? [_ => true] : Ways(me.Reach.ToArray());
        var most = SearchPlan.MostLookedAt / Math.Max(ways.Count, 1);
        var (places, cuts) = (new HashSet<Cursor>(), new List<Cursor>());
        foreach (var way in ways)
        {
            var next = await InOrder(Behind(context.Dossiers.AsNoTracking().Where(way), after)).Select(d => new Cursor(d.ReceivedAt, d.Id)).Take(most).ToListAsync(cancellation);
            places.UnionWith(next);
            if (next.Count == most) cuts.Add(next[^1]);
        }
        // Behind the end of the shortest way others may stand that were not read.
        var edge = cuts.Count == 0 ? null : InOrder(cuts).First();
        return ([.. InOrder(edge is null ? places : places.Where(p => !edge.IsBehind(p)))], edge);
    }

    private static List<Expression<Func<Dossier, bool>>> Ways(string[] units)
    {
        // An expression is looked at row by row: it keeps a database from gathering the dossiers of all units before it puts them in order.
        if (units.Length > FewUnits) return [d => EF.Parameter(units).Contains(d.ReceivingUnit + "") || EF.Parameter(units).Contains(d.CompetentUnit + "")];
        return [.. units.SelectMany(unit => (Expression<Func<Dossier, bool>>[])[d => d.ReceivingUnit == unit, d => d.CompetentUnit == unit])];
    }

    private static IQueryable<Dossier> Behind(IQueryable<Dossier> dossiers, Cursor? after) => after is { At: { } at, Id: var id }
        ? dossiers.Where(d => d.ReceivedAt < at || d.ReceivedAt == at && d.Id.CompareTo(id) < 0)
        : dossiers;

    private static IQueryable<Dossier> InOrder(IQueryable<Dossier> dossiers) => dossiers.OrderByDescending(d => d.ReceivedAt).ThenByDescending(d => d.Id);

    private static IEnumerable<Cursor> InOrder(IEnumerable<Cursor> places) =>
        places.OrderByDescending(p => p.At).ThenByDescending(p => p.Id.ToString("N"), StringComparer.Ordinal);
}
