namespace Workflow.Host.Fees;

/// <summary>The fees of dossiers.</summary>
internal static class FeeServices
{
    public static void AddFees(this IServiceCollection services)
    {
        services.AddSingleton<FeeQueries>();
        services.AddSingleton<FeeActs>();
    }
}
