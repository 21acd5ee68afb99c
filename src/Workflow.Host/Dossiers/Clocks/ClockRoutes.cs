using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Dossiers.Clocks;

/// <summary>What an act on the clock would do. Instants are UTC.</summary>
/// <param name="HasMoved">Whether any date of the dossier or of an open step would be another one.</param>
/// <param name="Warnings">What the officer should know, though nothing forbids the act.</param>
internal sealed record DeadlinePreview(DossierDates Before, DossierDates After, bool HasMoved, IReadOnlyList<DeadlinePreview.Warning> Warnings)
{
    internal sealed record Warning(string Code, string SentenceVi, string SentenceEn);

    public static DeadlinePreview Of(DeadlineShift shift) => new(
        shift.Before, shift.After, shift.HasMoved, [.. shift.Warnings.Select(w => new Warning(w.Code, w.Sentence.Vi, w.Sentence.En))]);
}

/// <summary>The API of the clock: extension, suspension, resumption, another limit. Those that move a date can be seen before they are done.</summary>
internal static class ClockRoutes
{
    public static void MapClockActs(this IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup("").WithTags("Dossiers");
        acts.MapPost("/api/dossiers/{id:guid}/extension", Extend).Needs(RoutePolicies.MoveDeadlines)
            .WithName("ExtendDossier").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Promise a new date with an apology letter; the binding date moves only with a legal basis.");
        acts.MapPost("/api/dossiers/{id:guid}/extension/preview", PreviewExtension).Needs(RoutePolicies.MoveDeadlines)
            .WithName("PreviewExtension").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("The dates before and after an extension; nothing is written.");
        acts.MapPost("/api/dossiers/{id:guid}/suspension", Suspend).Needs(RoutePolicies.MoveDeadlines)
            .WithName("SuspendDossier").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Suspend the dossier on a legal basis: its clock and its steps stand.");
        acts.MapPost("/api/dossiers/{id:guid}/resumption", Resume).Needs(RoutePolicies.MoveDeadlines)
            .WithName("ResumeDossier").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Let a suspended dossier go on with the time that was left.");
        acts.MapPost("/api/dossiers/{id:guid}/resumption/preview", PreviewResumption).Needs(RoutePolicies.MoveDeadlines)
            .WithName("PreviewResumption").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("The dates before and after a resumption; nothing is written.");
        acts.MapPost("/api/dossiers/{id:guid}/limit", ChangeLimit).Needs(RoutePolicies.MoveDeadlines)
            .WithName("ChangeLimit").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Correct the limit on a legal basis: every date is computed anew from the facts.");
        acts.MapPost("/api/dossiers/{id:guid}/limit/preview", PreviewLimit).Needs(RoutePolicies.MoveDeadlines)
            .WithName("PreviewLimit").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("The dates before and after another limit; nothing is written.");
    }

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Extend(
        HttpContext http, CurrentActor me, Guid id, ExtendDossierRequest request, ClockActs acts, DossierQueries queries) =>
        http.Change(me, change => acts.Run(change, id, ClockActs.Extend(request)), () => Current(queries, id));

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Suspend(
        HttpContext http, CurrentActor me, Guid id, SuspendDossierRequest request, ClockActs acts, DossierQueries queries) =>
        http.Change(me, change => acts.Run(change, id, ClockActs.Suspend(request)), () => Current(queries, id));

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Resume(
        HttpContext http, CurrentActor me, Guid id, ResumeDossierRequest request, ClockActs acts, DossierQueries queries) =>
        http.Change(me, change => acts.Run(change, id, ClockActs.Resume(request)), () => Current(queries, id));

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> ChangeLimit(
        HttpContext http, CurrentActor me, Guid id, ChangeLimitRequest request, ClockActs acts, DossierQueries queries) =>
        http.Change(me, change => acts.Run(change, id, ClockActs.ChangeLimit(request)), () => Current(queries, id));

    private static async Task<Results<Ok<DeadlinePreview>, RejectionResult>> PreviewExtension(
        CurrentActor me, Guid id, ExtendDossierRequest request, ClockActs acts, CancellationToken cancellation) =>
        Shown(await acts.Preview(me, id, ClockActs.Extend(request), cancellation));

    private static async Task<Results<Ok<DeadlinePreview>, RejectionResult>> PreviewResumption(
        CurrentActor me, Guid id, ResumeDossierRequest request, ClockActs acts, CancellationToken cancellation) =>
        Shown(await acts.Preview(me, id, ClockActs.Resume(request), cancellation));

    private static async Task<Results<Ok<DeadlinePreview>, RejectionResult>> PreviewLimit(
        CurrentActor me, Guid id, ChangeLimitRequest request, ClockActs acts, CancellationToken cancellation) =>
        Shown(await acts.Preview(me, id, ClockActs.ChangeLimit(request), cancellation));

    private static Results<Ok<DeadlinePreview>, RejectionResult> Shown(Result<DeadlineShift> shift) =>
        shift.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(DeadlinePreview.Of(shift.Value));

    private static async Task<DossierProgress?> Current(DossierQueries queries, Guid id) => await queries.Progress(id);
}
