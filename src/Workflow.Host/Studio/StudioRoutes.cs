using Workflow.Host.Studio.Definitions;
using Workflow.Host.Studio.Drafts;

namespace Workflow.Host.Studio;

/// <summary>What Elsa Studio calls, below one prefix; an interface between the two of us, so it is not part of the description of the API.</summary>
internal static class StudioRoutes
{
    /// <summary>The address that Studio is given.</summary>
    public const string Base = "/elsa/api";

    public static void AddStudio(this IServiceCollection services)
    {
        services.AddStudioDefinitions();
        services.AddStudioDrafts();
    }

    public static void MapStudio(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Base).ExcludeFromDescription();
        api.MapStudioDefinitions();
        api.MapStudioDrafts();
    }
}
