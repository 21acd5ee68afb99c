using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Administration.Officers;

/// <summary>Access tokens of machines that act for an officer, made and revoked with an entry in the audit.</summary>
internal sealed class OfficerTokens(OfficeEdits edits)
{
    /// <summary>Makes a token; its text is in the answer and nowhere else. A request that comes again is answered with the sign-in name.</summary>
    public async Task<Result<string>> Make(ChangeRequest request, string officerId, string name, int days, CancellationToken cancellation)
    {
        if (Tokens.RefusalOf(name, days) is { } unusable) return unusable;
        string? text = null;
        var made = await edits.Run(request, officerId, async db =>
        {
            var found = await OfficeEdits.Officer(db, officerId, request.Revision, cancellation);
            if (found.Rejection is { } absent) return absent;
            if (!await db.Accounts.AnyAsync(a => a.OfficerId == officerId, cancellation)) return AdministrationSentences.Refuse(RejectionKind.Conflict, "NoAccount");
            var created = Tokens.New(officerId, name, edits.Now.AddDays(days));
            text = created.Text;
            db.AccessTokens.Add(created.Token);
            return OfficeAct.Of("TokenMade", new("name", null, name.Trim()), new("to", null, OfficeEdits.Write(DateOnly.FromDateTime(created.Token.ExpiresAt))));
        }, cancellation);
        return made.IsRejected ? made : text ?? officerId;
    }

    public Task<Result<string>> Revoke(ChangeRequest request, string officerId, Guid tokenId, CancellationToken cancellation) =>
        edits.Run(request, officerId, async db =>
        {
            var token = await db.AccessTokens.AsTracking().SingleOrDefaultAsync(t => t.Id == tokenId && t.OfficerId == officerId, cancellation);
            if (token is null) return AccountSentences.Refuse(RejectionKind.NotFound, "TokenUnknown", tokenId);
            token.RevokedAt ??= edits.Now;
            return OfficeAct.Of("TokenRevoked", new OfficeAct.Field("name", token.Name));
        }, cancellation);
}
