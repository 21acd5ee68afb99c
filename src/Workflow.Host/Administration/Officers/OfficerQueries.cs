using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Administration.Delegations;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Officers;

/// <summary>An officer as administrators see it, without contacts.</summary>
/// <param name="UnitCode">Where the officer works today, or on the first day of service.</param>
internal sealed record OfficerLine(
    string Id, string Name, string Position, string UnitCode, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<Role> Roles, bool HasAccount, int Revision);

/// <summary>What of the officers is wanted; null takes everything.</summary>
/// <param name="Unit">With the units below it.</param>
/// <param name="Role">Held today.</param>
/// <param name="WithoutAccount">Only who cannot sign in.</param>
/// <param name="Former">Also who has left.</param>
internal sealed record OfficerFilter(string? Search = null, string? Unit = null, Role? Role = null, bool WithoutAccount = false, bool Former = false);

/// <summary>One officer with everything an administrator works with.</summary>
/// <param name="Work">Steps held now.</param>
/// <param name="Delegations">To the officer, those entered last first, also those that are over.</param>
internal sealed record OfficerCard(
    Officer Officer, string UnitCode, IReadOnlyList<OfficerMove> Moves, IReadOnlyList<Post> Posts, Account? Account, IReadOnlyList<AccessToken> Tokens, OfficerWork Work,
    IReadOnlyList<DelegationLine> Delegations);

/// <summary>Finds officers, the present, the former and those to come.</summary>
internal sealed class OfficerQueries(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>A page of officers in the order of their sign-in names.</summary>
    /// <param name="after">Sign-in name of the last officer of the page before.</param>
    public async Task<Page<OfficerLine>> List(CurrentActor me, OfficerFilter filter, string? after, int? size, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var most = PageSize.Of(size);
        var officers = Wanted(db, me, filter);
#pragma warning disable CA1309 // Compared by the database, in the order of its index.
        if (!string.IsNullOrEmpty(after)) officers = officers.Where(o => string.Compare(o.Id, after) > 0);
#pragma warning restore CA1309
        var rows = await officers.OrderBy(o => o.Id).Take(most + 1).ToListAsync(cancellation);
        var ids = rows.ConvertAll(o => o.Id);
        var moves = (await db.OfficerMoves.Where(m => ids.Contains(m.OfficerId)).ToListAsync(cancellation)).ToLookup(m => m.OfficerId, StringComparer.Ordinal);
        var posts = (await db.Posts.Where(p => ids.Contains(p.OfficerId)).ToListAsync(cancellation)).ToLookup(p => p.OfficerId, StringComparer.Ordinal);
        var accounts = (await db.Accounts.Where(a => ids.Contains(a.OfficerId)).Select(a => a.OfficerId).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return Page<OfficerLine>.Of(rows.ConvertAll(o => LineOf(o.On(me.Office.Day, moves[o.Id]), posts[o.Id], accounts.Contains(o.Id), me.Office.Day)), most, o => o.Id);
    }

    public async Task<Result<OfficerCard>> Read(CurrentActor me, string id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Officers.SingleOrDefaultAsync(o => o.Id == id, cancellation) is not { } officer)
            return AdministrationSentences.Refuse(RejectionKind.NotFound, "OfficerNotFound", id);
        var moves = await db.OfficerMoves.Where(m => m.OfficerId == id).OrderBy(m => m.Day).ToListAsync(cancellation);
        return new OfficerCard(
            officer, officer.On(me.Office.Day, moves).UnitCode, moves,
            await db.Posts.Where(p => p.OfficerId == id).OrderBy(p => p.UnitCode).ThenBy(p => p.Role).ToListAsync(cancellation),
            await db.Accounts.SingleOrDefaultAsync(a => a.OfficerId == id, cancellation),
            await db.AccessTokens.Where(t => t.OfficerId == id && t.RevokedAt == null).OrderBy(t => t.Id).ToListAsync(cancellation),
            await OfficerWork.Of(db, me.Office, id, cancellation),
            (await db.Delegations.Where(d => d.ToOfficerId == id).OrderByDescending(d => d.Id).ToListAsync(cancellation)).ConvertAll(d => DelegationLine.Of(d, officer, me.Office.Day)));
    }

    private static IQueryable<Officer> Wanted(WorkflowDbContext db, CurrentActor me, OfficerFilter filter)
    {
        var day = me.Office.Day;
        IQueryable<Officer> officers = db.Officers;
        foreach (var pattern in FoldedSearch.Patterns(filter.Search))
            officers = officers.Where(o => Regex.IsMatch(o.Name, pattern) || Regex.IsMatch(o.Id, pattern) || Regex.IsMatch(o.Position, pattern));
        if (!filter.Former) officers = officers.Where(o => o.ValidTo == null || o.ValidTo > day);
        if (filter.WithoutAccount) officers = officers.Where(o => !db.Accounts.Any(a => a.OfficerId == o.Id));
        if (filter.Role is { } role) officers = officers.Where(o => db.Posts.Any(p => p.OfficerId == o.Id && p.Role == role && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo > day)));
        if (string.IsNullOrEmpty(filter.Unit)) return officers;
        var below = me.Office.Units.Below(filter.Unit).Select(u => u.Code).ToArray();
        // Where an officer works is the unit of the last move whose day has come, or else of the first day.
        return officers.Where(o => db.OfficerMoves.Any(m => m.OfficerId == o.Id && m.Day <= day)
            ? below.Contains(db.OfficerMoves.Where(m => m.OfficerId == o.Id && m.Day <= day).OrderByDescending(m => m.Day).Select(m => m.UnitCode).FirstOrDefault())
            : below.Contains(o.UnitCode));
    }

    private static OfficerLine LineOf(Officer officer, IEnumerable<Post> posts, bool hasAccount, DateOnly day) => new(
        officer.Id, officer.Name, officer.Position, officer.UnitCode, officer.ValidFrom, officer.ValidTo,
        [.. posts.Where(p => p.Holds(day)).Select(p => p.Role).Distinct().Order()], hasAccount, officer.Revision);
}
