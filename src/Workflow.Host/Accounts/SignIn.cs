using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Persistence;

namespace Workflow.Host.Accounts;

/// <summary>
/// Checks a name and a password. Unknown, wrong and locked are answered alike and after the same work, so that nobody learns
/// which names exist.
/// </summary>
internal sealed class SignIn(
    IDbContextFactory<WorkflowDbContext> contexts, OfficeDirectory directory, OfficeReader reader, IOptions<AccessOptions> access, TimeProvider time)
    : IDisposable
{
    private static readonly PasswordHasher<string> Hasher = new();
    private static readonly string NobodysHash = Hasher.HashPassword("", Guid.NewGuid().ToString());

    // Hashing is slow on purpose: a flood of wrong passwords may wait, the work of signed-in officers may not.
    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2), QueueLimit = 64,
    });

    /// <summary>The account's stamp for the session when both are right.</summary>
    public async Task<Result<string>> Check(string officerId, string password, CancellationToken cancellation)
    {
        using var lease = await limiter.AcquireAsync(1, cancellation);
        if (!lease.IsAcquired) return AccountSentences.Refuse(RejectionKind.Busy, "SignInBusy");

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var isOpen = await CountAttempt(db, officerId, cancellation);
        var account = isOpen ? await db.Accounts.SingleAsync(a => a.OfficerId == officerId, cancellation) : null;
        var isRight = Hasher.VerifyHashedPassword(officerId, account?.PasswordHash ?? NobodysHash, password) != PasswordVerificationResult.Failed;
        if (account is null || !isRight) return AccountSentences.Refuse(RejectionKind.Unprocessable, "SignInFailed");

        if (directory.Current.Stamp(officerId) != account.Stamp) await reader.Refresh(cancellation);
        if (directory.Current.Person(officerId) is null) return AccountSentences.Refuse(RejectionKind.Unprocessable, "SignInFailed");
        await Forget(db, officerId, cancellation);
        return account.Stamp;
    }

    public static string HashOf(string officerId, string password) => Hasher.HashPassword(officerId, password);

    public void Dispose() => limiter.Dispose();

    /// <summary>Counts the attempt before the password is looked at, so that attempts at the same moment are not free; false when locked or unknown.</summary>
    private async Task<bool> CountAttempt(WorkflowDbContext db, string officerId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var until = now.AddMinutes(access.Value.LockMinutes);
        var most = access.Value.FailedAttempts;
        var counted = await db.Accounts
            .Where(a => a.OfficerId == officerId && a.ClosedAt == null && (a.LockedUntil == null || a.LockedUntil <= now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(a => a.FailedAttempts, a => a.LockedUntil == null ? a.FailedAttempts + 1 : 1)
                .SetProperty(a => a.LockedUntil, a => a.LockedUntil == null && a.FailedAttempts + 1 >= most ? until : (DateTime?)null), cancellation);
        return counted == 1;
    }

    private static async Task Forget(WorkflowDbContext db, string officerId, CancellationToken cancellation) =>
        await db.Accounts.Where(a => a.OfficerId == officerId).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.FailedAttempts, 0).SetProperty(a => a.LockedUntil, (DateTime?)null), cancellation);
}
