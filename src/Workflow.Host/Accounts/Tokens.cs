using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;

namespace Workflow.Host.Accounts;

/// <summary>Access tokens of machines: made once, shown once, revocable.</summary>
internal sealed class Tokens(OfficeChanges changes, TimeProvider time)
{
    private const int MostDays = 366;
    private const int LongestName = 100;

    /// <summary>A new token; its text is nowhere kept.</summary>
    internal sealed record Created(AccessToken Token, string Text);

    public Task<Result<Created>> Create(string officerId, string name, int days, CancellationToken cancellation = default)
    {
        if (RefusalOf(name, days) is { } unusable) return Task.FromResult<Result<Created>>(unusable);
        return changes.Apply<Created>(async db =>
        {
            if (!await db.Accounts.AnyAsync(a => a.OfficerId == officerId, cancellation))
                return AccountSentences.Refuse(RejectionKind.NotFound, "OfficerUnknown", officerId);

            var created = New(officerId, name, Now().AddDays(days));
            db.AccessTokens.Add(created.Token);
            return created;
        }, cancellation);
    }

    /// <summary>Why there can be no such token; null where there can.</summary>
    public static Rejection? RefusalOf(string name, int days)
    {
        if (days is < 1 or > MostDays) return AccountSentences.Refuse(RejectionKind.Unprocessable, "TokenDaysInvalid");
        return name.Trim().Length is 0 or > LongestName ? AccountSentences.Refuse(RejectionKind.Unprocessable, "TokenNameInvalid") : null;
    }

    /// <summary>A token, to be saved by the caller.</summary>
    public static Created New(string officerId, string name, DateTime expiresAt)
    {
        var id = Guid.CreateVersion7();
        var text = TokenText.Create(id);
        return new Created(new AccessToken { Id = id, Name = name.Trim(), OfficerId = officerId, Hash = TokenText.HashOf(text), ExpiresAt = expiresAt }, text);
    }

    public Task<Result<AccessToken>> Revoke(Guid id, CancellationToken cancellation = default) => changes.Apply<AccessToken>(async db =>
    {
        var token = await db.AccessTokens.AsTracking().SingleOrDefaultAsync(t => t.Id == id, cancellation);
        if (token is null) return AccountSentences.Refuse(RejectionKind.NotFound, "TokenUnknown", id);
        token.RevokedAt ??= Now();
        return token;
    }, cancellation);

    private DateTime Now()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }
}
