using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core.Offices;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.Host.Accounts;

/// <summary>Brings the directory up to what the database says; reads the rows only when their version or the day has changed.</summary>
internal sealed class OfficeReader(
    IDbContextFactory<WorkflowDbContext> contexts, OfficeDirectory directory, IOptions<OfficeOptions> office, TimeProvider time)
{
    public async Task Refresh(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, office.Value.Zone));

        // The version is read before the rows: a change between the two reads is then read again, never missed.
        var version = await db.Settings.Where(s => s.Key == Setting.OfficeVersion).Select(s => s.Value).SingleOrDefaultAsync(cancellation) ?? "none";
        if (directory.Current.Version == version && directory.Current.Day == day) return;

        directory.Replace(new OfficeSnapshot(new OfficeRows(
            version, day,
            await db.Units.ToListAsync(cancellation),
            await db.Officers.ToListAsync(cancellation),
            await db.Posts.ToListAsync(cancellation),
            await db.Delegations.ToListAsync(cancellation),
            await db.Deputies.Where(d => d.LastDay >= day && d.RevokedAt == null).ToListAsync(cancellation),
            await db.Accounts.Where(a => a.ClosedAt == null).Select(a => new OfficeRows.SessionStamp(a.OfficerId, a.Stamp)).ToListAsync(cancellation),
            await db.AccessTokens.Where(t => t.RevokedAt == null && db.Accounts.Any(a => a.OfficerId == t.OfficerId && a.ClosedAt == null)).ToListAsync(cancellation),
            await db.NoticePreferences.ToListAsync(cancellation))
        {
            Moves = await db.OfficerMoves.ToListAsync(cancellation),
        }));
    }
}
