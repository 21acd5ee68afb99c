using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>The questions that wait for an officer, and those that the officer asked.</summary>
internal sealed class ClarificationInbox(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Open questions to the caller and to those for whom the caller acts, the oldest first; of dossiers that are still worked on.</summary>
    public async Task<Result<Page<Clarification>>> Waiting(CurrentActor me, string? after, int? size, CancellationToken cancellation)
    {
        var place = Cursor.Parse(after);
        if (place.Rejection is { } unreadable) return unreadable;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var query = Open(db, me);
        if (place.Value is { At: { } at, Id: var id }) query = query.Where(c => c.AskedAt > at || c.AskedAt == at && c.Id.CompareTo(id) > 0);
        var most = PageSize.Of(size);
        var rows = await query.OrderBy(c => c.AskedAt).ThenBy(c => c.Id).Take(most + 1).ToListAsync(cancellation);
        return Page<Clarification>.Of(rows, most, c => new Cursor(c.AskedAt, c.Id).ToString());
    }

    /// <summary>What the caller asked, the latest first.</summary>
    public async Task<Result<Page<Clarification>>> Asked(CurrentActor me, string? after, int? size, CancellationToken cancellation)
    {
        var place = Cursor.Parse(after);
        if (place.Rejection is { } unreadable) return unreadable;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var query = db.Clarifications.AsNoTracking().Where(c => c.AskerId == me.Actor.Id);
        if (place.Value is { At: { } at, Id: var id }) query = query.Where(c => c.AskedAt < at || c.AskedAt == at && c.Id.CompareTo(id) < 0);
        var most = PageSize.Of(size);
        var rows = await query.OrderByDescending(c => c.AskedAt).ThenByDescending(c => c.Id).Take(most + 1).ToListAsync(cancellation);
        return Page<Clarification>.Of(rows, most, c => new Cursor(c.AskedAt, c.Id).ToString());
    }

    /// <summary>How many questions wait for the caller.</summary>
    public async Task<int> Count(CurrentActor me, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Open(db, me).CountAsync(cancellation);
    }

    private static IQueryable<Clarification> Open(WorkflowDbContext db, CurrentActor me)
    {
        // A deputy of only some procedures answers for these alone; few are absent at a time, so the codes go into the query.
        var mine = me.Actor.Id;
        var whole = me.Office.AbsentFor(mine).Where(d => d.ProcedureCodes.Count == 0).Select(d => d.AbsentOfficerId).Append(mine).Distinct().ToArray();
        var listed = me.Office.AbsentFor(mine).SelectMany(d => d.ProcedureCodes, (d, code) => $"{d.AbsentOfficerId} {code}").Distinct().ToArray();
        var open = db.Clarifications.AsNoTracking().Where(c => c.AnsweredAt == null);
        open = listed.Length == 0
            ? open.Where(c => whole.Contains(c.AskedId))
            : open.Where(c => whole.Contains(c.AskedId) || listed.Contains(c.AskedId + " " + c.ProcedureCode));
        return open.Where(c => db.Dossiers.Any(d => d.Id == c.DossierId && d.ClosedAt == null));
    }
}
