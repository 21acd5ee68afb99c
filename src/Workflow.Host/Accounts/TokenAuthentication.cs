using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Workflow.Core.Offices;

namespace Workflow.Host.Accounts;

/// <summary>Lets machines in by <c>Authorization: Bearer</c>: found by the id in the token, believed by its hash, compared in constant time.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, OfficeDirectory directory)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";
    private const string TokenClaim = "token";

    /// <summary>Whether the token that a machine came with was not revoked since.</summary>
    public static bool IsValid(ClaimsPrincipal machine, OfficeSnapshot office) =>
        Guid.TryParse(machine.FindFirstValue(TokenClaim), out var id) && office.Token(id) is not null;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        var header = Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } text || !text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (!TokenText.TryParse(text.AsSpan(Prefix.Length), out var id) || directory.Current.Token(id) is not { } token)
            return AuthenticateResult.Fail("Unknown token.");
        if (!TokenText.Matches(text.AsSpan(Prefix.Length), token.Hash)) return AuthenticateResult.Fail("Unknown token.");
        if (token.ExpiresAt <= TimeProvider.GetUtcNow().UtcDateTime) return AuthenticateResult.Fail("Expired token.");
        if (directory.Current.Machine(token.OfficerId) is null) return AuthenticateResult.Fail("The officer no longer serves.");
        return AuthenticateResult.Success(TicketOf(token));
    }

    private static AuthenticationTicket TicketOf(AccessToken token)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, token.OfficerId), new Claim(TokenClaim, token.Id.ToString())], CurrentActor.TokenScheme);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = token.ExpiresAt }, CurrentActor.TokenScheme);
    }
}
