using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Host.Tasks;

namespace Workflow.Host.Board;

/// <summary>With what words a step is urged on.</summary>
/// <param name="ForcedBecause">Why again within four working hours; null where that is not the case.</param>
internal sealed record UrgeRequest(string Message, string? ForcedBecause = null);

/// <summary>The API of supervisors.</summary>
internal static class BoardRoutes
{
    public static void MapBoard(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/tasks/{id:guid}/urging", Urge).WithTags("Tasks").Needs(RoutePolicies.Supervise)
            .WithName("UrgeTask").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Urge on an open step: whoever has it gets the message; nothing is decided.");

    private static Task<Results<Ok<TaskView>, RejectionResult>> Urge(
        HttpContext http, CurrentActor me, Guid id, UrgeRequest request, UrgeStep urge, TaskQueries queries, CurrentState state)
    {
        return http.ChangeFreely(me, Run, () => state.OfTask(id));

        async Task<Result<TaskView>> Run(ChangeRequest change)
        {
            var urged = await urge.Urge(change, id, new Urging(request.Message, request.ForcedBecause));
            return urged.Rejection is { } rejection ? rejection : await queries.Read(me, id);
        }
    }
}
