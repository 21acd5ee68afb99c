using System.Collections.Frozen;
using System.Security.Claims;
using Workflow.Core.Offices;

namespace Workflow.Host.Accounts;

/// <summary>Who calls, with the office as it stands: a parameter of endpoints, <c>HttpContext.CurrentActor()</c> in pages.</summary>
/// <param name="IsMachine">Whether the caller came with an access token rather than a session.</param>
internal sealed record CurrentActor(Actor Actor, OfficeSnapshot Office, bool IsMachine)
{
    public const string CookieScheme = "session";
    public const string TokenScheme = "token";

    /// <summary>A caller that nobody knows, where an endpoint is open to all.</summary>
    public static readonly CurrentActor Nobody = new(Actor.System, OfficeSnapshot.Empty, IsMachine: false);

    /// <summary>
    /// Up to so many units an index is asked for each of them; of more, what is open is read in its order and the units are looked at on the way, and what is
    /// counted is shared.
    /// </summary>
    public const int FewUnits = 24;

    /// <summary>Codes of the units whose dossiers the caller sees.</summary>
    public FrozenSet<string> Reach => Office.ReachOf(Actor);

    /// <summary>Whether these are more than <see cref="FewUnits"/>.</summary>
    public bool ReachesMany => Reach.Count > FewUnits;

    /// <summary>Whether <see cref="Reach"/> holds every unit there is: a list need not be looked through for units then. Never of somebody without a reach.</summary>
    public bool ReachesAll => Reach.Count > 0 && Reach.Count == Office.Units.Count;

    /// <summary>The caller of a request; null when nobody is signed in or the officer no longer serves.</summary>
    public static CurrentActor? Of(ClaimsPrincipal user, OfficeSnapshot office) =>
        user.Identity is { IsAuthenticated: true, Name: { } id } identity
            ? identity.AuthenticationType == TokenScheme ? office.Machine(id) : office.Person(id)
            : null;

    public static ValueTask<CurrentActor> BindAsync(HttpContext context) => ValueTask.FromResult(context.CurrentActor());

    public bool Equals(CurrentActor? other) => other is not null && Actor.Id == other.Actor.Id && IsMachine == other.IsMachine;

    public override int GetHashCode() => HashCode.Combine(Actor.Id, IsMachine);
}

/// <summary>Finds the caller of a request.</summary>
internal static class CurrentActorOfRequest
{
    /// <summary>The caller of a route that a policy protects; calling it on a public route without a session is a programming error.</summary>
    public static CurrentActor CurrentActor(this HttpContext context) =>
        context.FindActor() ?? throw new InvalidOperationException("Nobody is signed in: the route has no policy.");

    /// <summary>The caller, or null when nobody is signed in.</summary>
    public static CurrentActor? FindActor(this HttpContext context) =>
        Accounts.CurrentActor.Of(context.User, context.RequestServices.GetRequiredService<OfficeDirectory>().Current);
}
