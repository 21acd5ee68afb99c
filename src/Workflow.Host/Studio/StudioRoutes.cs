using Workflow.Host.Studio.Definitions;
using Workflow.Host.Studio.Descriptors;
using Workflow.Host.Studio.Drafts;
using Workflow.Host.Studio.Instances;

namespace Workflow.Host.Studio;

/// <summary>What Elsa Studio calls, one line a part; an interface between the two of us, so it is not part of the description of the API.</summary>
internal static class StudioRoutes
{
    /// <summary>The address that Studio is given; before every path of it.</summary>
    public const string Prefix = "/elsa/api";

    public static void AddStudio(this IServiceCollection services)
    {
        services.AddSingleton<UnknownCalls>();
        services.AddDescriptors();
        services.AddStudioDefinitions();
        services.AddStudioDrafts();
        services.AddInstances();
    }

    public static void MapStudio(this IEndpointRouteBuilder routes)
    {
        var studio = routes.MapGroup(Prefix).ExcludeFromDescription();
        studio.MapDescriptors();
        studio.MapStudioDefinitions();
        studio.MapStudioDrafts();
        studio.MapInstances();
        studio.MapUnknownCalls();
    }
}
