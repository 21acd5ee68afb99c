namespace Workflow.Host.Children;

/// <summary>What carries messages between a dossier and those that its process has started.</summary>
internal static class ChildServices
{
    public static void AddChildren(this IServiceCollection services)
    {
        services.AddSingleton<ChildBeginning>();
        services.AddSingleton<ErrandLooks>();
        services.AddSingleton<ErrandDelivery>();
        services.AddHostedService<ErrandService>();
    }
}
