namespace Workflow.Host.Search;

/// <summary>What finds dossiers by their words.</summary>
internal static class SearchServices
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<ProcedureWords>();
        services.AddSingleton<SearchPlan>();
        services.AddSingleton<DossierSearch>();
        services.AddSingleton<SearchTermFiller>();
        services.AddHostedService<SearchService>();
    }
}
