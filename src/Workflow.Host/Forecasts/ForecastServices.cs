namespace Workflow.Host.Forecasts;

/// <summary>What forecasts learn, say and are measured by.</summary>
internal static class ForecastServices
{
    public static void AddForecasts(this IServiceCollection services)
    {
        services.AddOptions<ForecastOptions>().BindConfiguration(ForecastOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<QueueDays>();
        services.AddSingleton<PastDossiers>();
        services.AddSingleton<LearnFromEnded>();
        services.AddSingleton<ForecastBook>();
        services.AddSingleton<OpenForecasts>();
        services.AddSingleton<RiskBoard>();
        services.AddSingleton<TaskForecasts>();
        services.AddSingleton<DossierForecast>();
        services.AddSingleton<ReadCalibration>();
        services.AddHostedService<ForecastService>();
    }
}
