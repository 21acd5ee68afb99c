using Workflow.Host.Accounts;
using Workflow.Host.Desk;

namespace Workflow.Host.Hosting;

/// <summary>Each subject's services and routes, one line a subject.</summary>
internal static class Subjects
{
    public static void AddSubjects(this IServiceCollection services)
    {
        services.AddDesk();
    }

    public static void MapSubjects(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorPages().NeedTheirPolicies();
        routes.MapMe();
    }
}
