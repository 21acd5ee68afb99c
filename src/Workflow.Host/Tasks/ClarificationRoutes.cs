using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;

namespace Workflow.Host.Tasks;

/// <summary>The API of questions beside the process.</summary>
internal static class ClarificationRoutes
{
    public static void MapClarifications(this IEndpointRouteBuilder routes)
    {
        var questions = routes.MapGroup("").WithTags("Clarifications");
        questions.MapGet("/api/clarifications", Waiting).Needs(RoutePolicies.WorkOnTasks).WithName("ListClarifications").Refuses(RejectionKind.Malformed)
            .WithSummary("Questions that wait for the caller's answer, the oldest first.");
        questions.MapGet("/api/clarifications/asked", Asked).Needs(RoutePolicies.WorkOnTasks).WithName("ListAskedClarifications").Refuses(RejectionKind.Malformed)
            .WithSummary("What the caller has asked, the latest first, with the answers.");
        questions.MapPost("/api/tasks/{id:guid}/clarifications", Ask).Needs(RoutePolicies.WorkOnTasks).WithName("AskClarification").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Ask another officer something at a step; the dossier stays there and its time goes on.");
        questions.MapPost("/api/clarifications/{id:guid}/answer", Answer).Needs(RoutePolicies.WorkOnTasks).WithName("AnswerClarification").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Answer a question, once.");
    }

    private static async Task<Results<Ok<Page<ClarificationView>>, RejectionResult>> Waiting(
        CurrentActor me, ClarificationInbox inbox, string? after, int? size, CancellationToken cancellation) => Shown(await inbox.Waiting(me, after, size, cancellation));

    private static async Task<Results<Ok<Page<ClarificationView>>, RejectionResult>> Asked(
        CurrentActor me, ClarificationInbox inbox, string? after, int? size, CancellationToken cancellation) => Shown(await inbox.Asked(me, after, size, cancellation));

    private static Task<Results<Ok<ClarificationView>, RejectionResult>> Ask(
        HttpContext http, CurrentActor me, Guid id, AskRequest request, AskClarification asking, CurrentState state) =>
        http.Change(me, change => asking.Ask(change, id, request), () => state.OfTask(id));

    private static Task<Results<Ok<ClarificationView>, RejectionResult>> Answer(
        HttpContext http, CurrentActor me, Guid id, AnswerRequest request, AskClarification asking) =>
        http.ChangeFreely(me, change => asking.Answer(change, id, request), () => Task.FromResult<DossierProgress?>(null));

    private static Results<Ok<Page<ClarificationView>>, RejectionResult> Shown(Result<Page<Clarification>> page) => page.Rejection is { } rejection
        ? rejection.ToResult()
        : TypedResults.Ok(new Page<ClarificationView>([.. page.Value.Items.Select(ClarificationView.Of)], page.Value.Next));
}
