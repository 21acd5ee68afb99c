using Workflow.Host.Hosting;

namespace Workflow.Host.Studio;

/// <summary>Addresses that Studio itself writes into links and the browser's history, led to the pages that show them here.</summary>
internal static class StudioPages
{
    public static void MapStudioPages(this IEndpointRouteBuilder routes)
    {
        foreach (var root in (string[])["", StudioAddresses.Definitions])
        {
            Redirect(routes, $"{root}/workflows/definitions/{{id}}/edit", StudioAddresses.Editor, RoutePolicies.DrawProcedures);
            Redirect(routes, $"{root}/workflows/instances/{{id}}/view", StudioAddresses.Instance, RoutePolicies.FollowDossiers);
        }
    }

    private static void Redirect(IEndpointRouteBuilder routes, string address, Func<string, string> page, RoutePolicy policy) =>
        routes.MapGet(address, (string id) => TypedResults.LocalRedirect(page(id))).Needs(policy).ExcludeFromDescription();
}
