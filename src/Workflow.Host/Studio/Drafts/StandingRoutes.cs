using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Studio.Definitions;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Drafts;

/// <summary>What the frame around the editor shows beside it, asked for after each save.</summary>
internal static class StandingRoutes
{
    // Somebody who has not saved for so long is not drawing any more.
    private static readonly TimeSpan Present = TimeSpan.FromMinutes(10);

    public static void AddStudioDrafts(this IServiceCollection services) => services.AddSingleton<BindDraft>();

    public static void MapStudioDrafts(this IEndpointRouteBuilder api) =>
        api.MapGet("/one-stop/definitions/{definitionId}/standing", Read).Needs(RoutePolicies.DrawProcedures);

    private static async Task<IResult> Read(
        HttpContext http, CurrentActor me, string definitionId, DraftPackages packages, IDbContextFactory<WorkflowDbContext> contexts, OfficeDirectory directory, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await packages.ProblemsOf(definitionId, cancellation) is not { } found) return Results.NotFound();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var draft = await context.ProcessDrafts.AsNoTracking().Where(d => d.DefinitionId == definitionId)
            .Select(d => new { d.ChangedBy, d.ChangedIn, d.ChangedAt, d.CreatedAt }).SingleOrDefaultAsync(cancellation);
        var hand = StudioBrowser.HandOf(http, me);
        var other = draft is not null && (draft.ChangedBy != hand.Id || draft.ChangedIn != hand.Browser) && time.GetUtcNow().UtcDateTime - draft.ChangedAt < Present ? draft : null;
        return StudioJson.Answer(new JsonObject
        {
            ["name"] = found.State.Row.Name,
            ["version"] = found.State.Row.Number,
            ["isDraft"] = found.State.Row.Key.IsDraft,
            ["procedureCode"] = found.State.ProcedureCode,
            ["problems"] = found.Problems.Count(p => p.Severity == Severity.Error),
            ["warnings"] = found.Problems.Count(p => p.Severity == Severity.Warning),
            ["editedBy"] = other is null ? null : directory.Current.NameOf(other.ChangedBy),
            ["editedSince"] = other?.ChangedAt,
            ["savedAt"] = draft?.ChangedAt,
        });
    }
}
