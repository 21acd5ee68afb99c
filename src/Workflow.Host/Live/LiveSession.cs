using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Live;

/// <summary>Who holds a stream, judged anew each time something is about to be told: a request lasts a moment, a stream the whole day.</summary>
internal sealed class LiveSession(ClaimsPrincipal user, DateTimeOffset? endsAt, OfficeDirectory directory, TimeProvider time)
{
    private readonly string? stamp = directory.Current.Stamp(user.Identity?.Name ?? "");

    public static LiveSession Of(HttpContext context)
    {
        var endsAt = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
        return new(context.User, endsAt, context.RequestServices.GetRequiredService<OfficeDirectory>(), context.RequestServices.GetRequiredService<TimeProvider>());
    }

    /// <summary>The officer as the office now stands; null when the session is over, the token revoked, the account changed or the officer no longer there.</summary>
    public CurrentActor? Caller()
    {
        var office = directory.Current;
        if (endsAt <= time.GetUtcNow() || CurrentActor.Of(user, office) is not { } me || !RoutePolicies.ReadDossiers.Admits(me.Actor)) return null;
        if (me.IsMachine) return TokenAuthentication.IsValid(user, office) ? me : null;
        return office.Stamp(me.Actor.Id) == stamp ? me : null;
    }
}
