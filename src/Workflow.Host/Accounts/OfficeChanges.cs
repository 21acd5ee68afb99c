using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Persistence;

namespace Workflow.Host.Accounts;

/// <summary>The way in which units, officers, posts, accounts and tokens are changed: one save, and every host reads them again.</summary>
internal sealed class OfficeChanges(IDbContextFactory<WorkflowDbContext> contexts, OfficeReader reader)
{
    private const int Attempts = 3;

    /// <summary>Decides on fresh rows and saves; a change that met another one is decided again, at most three times.</summary>
    public async Task<Result<T>> Apply<T>(Func<WorkflowDbContext, Task<Result<T>>> change, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var result = await change(db);
            if (result.IsRejected) return result;

            await MarkChanged(db, cancellation);
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                continue;
            }
            await reader.Refresh(cancellation);
            return result;
        }
    }

    /// <summary>Gives the office a new version in the same save, for changes made in a larger one.</summary>
    public static async Task MarkChanged(WorkflowDbContext db, CancellationToken cancellation)
    {
        var version = Guid.CreateVersion7().ToString("N");
        var setting = await db.Settings.AsTracking().SingleOrDefaultAsync(s => s.Key == Setting.OfficeVersion, cancellation);
        if (setting is null) db.Settings.Add(new Setting { Key = Setting.OfficeVersion, Value = version });
        else setting.Value = version;
    }
}
