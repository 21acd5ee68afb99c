using Workflow.Host.Procedures.Differences;
using Workflow.Host.Procedures.Drawing;

namespace Workflow.Host.Procedures.Simulation;

/// <summary>What shows a process before it is published: drawings, differences and walks.</summary>
internal static class SimulationServices
{
    public static void AddSimulation(this IServiceCollection services)
    {
        services.AddSingleton<ProcessDrawings>();
        services.AddSingleton<PackageComparison>();
        services.AddSingleton<SimulationQueries>();
    }
}
