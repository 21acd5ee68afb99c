namespace Workflow.Host.Board;

/// <summary>What supervisors see and do.</summary>
internal static class BoardServices
{
    public static void AddBoard(this IServiceCollection services)
    {
        services.AddSingleton<OpenSteps>();
        services.AddSingleton<HeatMaps>();
        services.AddSingleton<BoardFigures>();
        services.AddSingleton<DossierDrill>();
        services.AddSingleton<StepDrill>();
        services.AddSingleton<DossierSheet>();
        services.AddSingleton<StepSheet>();
        services.AddSingleton<UrgeStep>();
    }
}
