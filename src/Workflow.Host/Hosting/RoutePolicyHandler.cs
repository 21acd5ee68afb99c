using Microsoft.AspNetCore.Authorization;
using Workflow.Host.Accounts;

namespace Workflow.Host.Hosting;

/// <summary>Lets a caller pass whose officer holds a role that the route's policy names.</summary>
internal sealed class RoutePolicyHandler(OfficeDirectory directory) : AuthorizationHandler<RoutePolicy>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoutePolicy requirement)
    {
        var actor = CurrentActor.Of(context.User, directory.Current)?.Actor;
        if (actor is not null && requirement.Admits(actor)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
