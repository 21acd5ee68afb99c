namespace Workflow.Host.Audit;

/// <summary>The services that search and export the audit.</summary>
internal static class AuditServices
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditSearch>();
        services.AddSingleton<AuditText>();
        services.AddSingleton<AuditSubjects>();
        services.AddSingleton<AuditExport>();
        services.AddSingleton<AuditOrders>();
    }
}
