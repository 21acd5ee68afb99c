using Workflow.Host.Procedures.Versions;

namespace Workflow.Host.Procedures;

/// <summary>The operations and queries of procedures and their versions; all of them hold no state of a request.</summary>
internal static class ProcedureServices
{
    public static void AddProcedures(this IServiceCollection services)
    {
        services.AddOptions<PublicationOptions>().BindConfiguration(PublicationOptions.Section);
        services.AddSingleton<PublishedProcesses>();
        services.AddSingleton<VersionSignal>();
        services.AddSingleton<VersionsInForce>();
        services.AddSingleton<PublishVersion>();
        services.AddSingleton<Proposals>();
        services.AddSingleton<ChangeForce>();
        services.AddSingleton<ProcedureQueries>();
        services.AddSingleton<VersionBoard>();
        services.AddSingleton<VersionSweep>();
        services.AddHostedService<VersionService>();
    }
}
