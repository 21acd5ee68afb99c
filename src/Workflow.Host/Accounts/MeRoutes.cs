using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core.Offices;
using Workflow.Host.Hosting;

namespace Workflow.Host.Accounts;

/// <summary>What the service knows of its caller.</summary>
internal static class MeRoutes
{
    public static void MapMe(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/me", Read).Needs(RoutePolicies.SignedIn).WithName("ReadMe").WithTags("Accounts")
            .WithSummary("Who is calling, with the posts that hold now.");

    private static Ok<MeView> Read(CurrentActor me) => TypedResults.Ok(new MeView(
        me.Actor.Id, me.Actor.Name, me.Actor.UnitCode, me.IsMachine,
        [.. me.Actor.Posts.Select(p => new MeView.PostView(p.Role, p.UnitCode))]));
}

/// <summary>The caller as the API shows it.</summary>
internal sealed record MeView(string Id, string Name, string Unit, bool IsMachine, IReadOnlyList<MeView.PostView> Posts)
{
    internal sealed record PostView(Role Role, string Unit);
}
