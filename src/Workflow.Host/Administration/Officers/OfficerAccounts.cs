using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Administration.Officers;

/// <summary>Accounts of officers: opened by a link that works once, closed, opened again; nobody but the officer ever knows the password.</summary>
internal sealed class OfficerAccounts(OfficeEdits edits, IDbContextFactory<WorkflowDbContext> contexts, OfficeReader reader, IOptions<AccessOptions> access)
{
    /// <summary>How long a link may be used.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    private readonly int shortest = access.Value.PasswordLength;

    /// <summary>A link by which the officer sets a password; earlier ones work no more. Its text is in the answer and nowhere else; a request that comes again is answered with the sign-in name.</summary>
    public async Task<Result<string>> Link(ChangeRequest request, string id, CancellationToken cancellation)
    {
        string? text = null;
        var made = await edits.Run(request, id, async db =>
        {
            var found = await OfficeEdits.Officer(db, id, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            if (found.Value.ValidTo <= edits.Today) return AdministrationSentences.Refuse(RejectionKind.Conflict, "OfficerEnded", found.Value.Name);
            var isNew = !await db.Accounts.AnyAsync(a => a.OfficerId == id, cancellation);
            // A password that nobody has: the hash of nothing is believed of nobody.
            if (isNew) db.Accounts.Add(new Account { OfficerId = id, PasswordHash = "", Stamp = NewStamp() });
            await db.SignInLinks.AsTracking().Where(l => l.OfficerId == id && l.UsedAt == null).ForEachAsync(l => l.UsedAt = edits.Now, cancellation);
            var link = Guid.CreateVersion7();
            text = TokenText.Create(link);
            db.SignInLinks.Add(new SignInLink { Id = link, OfficerId = id, Hash = TokenText.HashOf(text), MadeBy = request.Me.Actor.Id, ExpiresAt = edits.Now + LinkLife });
            return OfficeAct.Of(isNew ? "AccountOpened" : "LinkMade");
        }, cancellation);
        return made.IsRejected ? made : text ?? id;
    }

    /// <summary>Closes the account: sessions and tokens end at once.</summary>
    public Task<Result<string>> Close(ChangeRequest request, string id, CancellationToken cancellation) => Edit(request, id, "AccountClosed", async (db, account) =>
    {
        if (id == request.Me.Actor.Id) return AdministrationSentences.Refuse(RejectionKind.Conflict, "NotOneself");
        if (await ChangePosts.IsLast(db, id, cancellation)) return AdministrationSentences.Refuse(RejectionKind.Conflict, "LastAdministrator");
        (account.ClosedAt, account.Stamp) = (edits.Now, NewStamp());
        return null;
    }, cancellation);

    /// <summary>Opens a closed account again, also one that wrong passwords have locked.</summary>
    public Task<Result<string>> Reopen(ChangeRequest request, string id, CancellationToken cancellation) => Edit(request, id, "AccountReopened", (_, account) =>
    {
        (account.ClosedAt, account.LockedUntil, account.FailedAttempts) = (null, null, 0);
        return Task.FromResult<Rejection?>(null);
    }, cancellation);

    /// <summary>Ends every session of the officer; the password stays.</summary>
    public Task<Result<string>> EndSessions(ChangeRequest request, string id, CancellationToken cancellation) => Edit(request, id, "SessionsEnded", (_, account) =>
    {
        account.Stamp = NewStamp();
        return Task.FromResult<Rejection?>(null);
    }, cancellation);

    /// <summary>Whose link it is; refused alike when it is unknown, used, too old or the account is closed.</summary>
    public async Task<Result<string>> Owner(string? text, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var link = await Find(db, text, cancellation);
        return link is null ? LinkUnusable() : link.OfficerId;
    }

    /// <summary>Sets the password that the officer chose and uses the link up: the stamp for the new session.</summary>
    public async Task<Result<(string OfficerId, string Stamp)>> SetPassword(string? text, string password, CancellationToken cancellation)
    {
        if (password.Length < shortest) return OfficeEdits.Refusal([AdministrationSentences.Wrong("password", "PasswordTooShort", shortest)])!;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Find(db, text, cancellation) is not { } link) return LinkUnusable();
        // Of two who use it at the same moment one counts.
        var used = await db.SignInLinks.Where(l => l.Id == link.Id && l.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, edits.Now), cancellation);
        if (used == 0) return LinkUnusable();
        var account = await db.Accounts.AsTracking().SingleAsync(a => a.OfficerId == link.OfficerId, cancellation);
        (account.PasswordHash, account.Stamp) = (SignIn.HashOf(account.OfficerId, password), NewStamp());
        (account.FailedAttempts, account.LockedUntil) = (0, null);
        await OfficeChanges.MarkChanged(db, cancellation);
        await db.SaveChangesAsync(cancellation);
        await reader.Refresh(cancellation);
        return (account.OfficerId, account.Stamp);
    }

    private async Task<SignInLink?> Find(WorkflowDbContext db, string? text, CancellationToken cancellation)
    {
        if (text is null || !TokenText.TryParse(text, out var id)) return null;
        var (now, today) = (edits.Now, edits.Today);
        var link = await db.SignInLinks.SingleOrDefaultAsync(l => l.Id == id && l.UsedAt == null && l.ExpiresAt > now
            && db.Accounts.Any(a => a.OfficerId == l.OfficerId && a.ClosedAt == null)
            && db.Officers.Any(o => o.Id == l.OfficerId && (o.ValidTo == null || o.ValidTo > today)), cancellation);
        return link is not null && TokenText.Matches(text, link.Hash) ? link : null;
    }

    private Task<Result<string>> Edit(ChangeRequest request, string id, string act, Func<WorkflowDbContext, Account, Task<Rejection?>> edit, CancellationToken cancellation) =>
        edits.Run(request, id, async db =>
        {
            var found = await OfficeEdits.Officer(db, id, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            var account = await db.Accounts.AsTracking().SingleOrDefaultAsync(a => a.OfficerId == id, cancellation);
            if (account is null) return AdministrationSentences.Refuse(RejectionKind.Conflict, "NoAccount");
            if (await edit(db, account) is { } refused) return refused;
            ChangeOfficers.Touch(db, found.Value);
            return OfficeAct.Of(act);
        }, cancellation);

    private static Rejection LinkUnusable() => AdministrationSentences.Refuse(RejectionKind.NotFound, "LinkUnusable");

    private static string NewStamp() => RandomNumberGenerator.GetHexString(32);
}
