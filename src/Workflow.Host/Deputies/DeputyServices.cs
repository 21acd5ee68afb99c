namespace Workflow.Host.Deputies;

/// <summary>The services of absences.</summary>
internal static class DeputyServices
{
    public static void AddDeputies(this IServiceCollection services) => services.AddSingleton<DeputyBook>();
}
