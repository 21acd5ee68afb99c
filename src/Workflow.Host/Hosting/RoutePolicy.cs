using Microsoft.AspNetCore.Authorization;
using Workflow.Core.Offices;

namespace Workflow.Host.Hosting;

/// <summary>Where a role must be held for a route.</summary>
internal enum UnitScope
{
    /// <summary>Anywhere: the subject belongs to no unit.</summary>
    Office,

    /// <summary>In the subject's unit or above it; the operation checks the subject, so that what is out of reach is not found.</summary>
    OwnAndBelow,
}

/// <summary>Who may call a route. The role is checked before the route runs, the unit by the operation that loads the subject.</summary>
internal sealed class RoutePolicy : IAuthorizationRequirement
{
    public RoutePolicy(string name, UnitScope scope, params Role[] roles)
    {
        (Name, Scope, Roles) = (name, scope, roles);
        Authorization = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(this).Build();
    }

    public string Name { get; }
    public UnitScope Scope { get; }

    /// <summary>One of these must be held; empty lets every signed-in officer pass.</summary>
    public IReadOnlyList<Role> Roles { get; }

    public AuthorizationPolicy Authorization { get; }

    public bool Admits(Actor actor)
    {
        if (Roles.Count == 0) return true;
        foreach (var post in actor.Posts)
            if (Roles.Contains(post.Role)) return true;
        return false;
    }
}

/// <summary>Marks a route that anyone may call, and says why.</summary>
internal sealed record PublicRoute(string Why);
