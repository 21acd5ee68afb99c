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
        if (days is < 1 or > MostDays) return Refused<Created>("TokenDaysInvalid");
        if (name.Trim().Length is 0 or > LongestName) return Refused<Created>("TokenNameInvalid");
        return changes.Apply<Created>(async db =>
        {
            if (!await db.Accounts.AnyAsync(a => a.OfficerId == officerId, cancellation))
                return AccountSentences.Refuse(RejectionKind.NotFound, "OfficerUnknown", officerId);

            var id = Guid.CreateVersion7();
            var text = TokenText.Create(id);
            var token = new AccessToken
            {
                Id = id, Name = name.Trim(), OfficerId = officerId, Hash = TokenText.HashOf(text), ExpiresAt = Now().AddDays(days),
            };
            db.AccessTokens.Add(token);
            return new Created(token, text);
        }, cancellation);
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

    private static Task<Result<T>> Refused<T>(string code) =>
        Task.FromResult<Result<T>>(AccountSentences.Refuse(RejectionKind.Unprocessable, code));
}
