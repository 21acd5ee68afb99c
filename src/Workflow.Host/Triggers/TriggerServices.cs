namespace Workflow.Host.Triggers;

/// <summary>What brings timers, events and the results of workers to dossiers.</summary>
internal static class TriggerServices
{
    public static void AddTriggers(this IServiceCollection services)
    {
        services.AddOptions<TriggerOptions>().BindConfiguration(TriggerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TimerLooks>();
        services.AddSingleton<TimerSweep>();
        services.AddHostedService<TimerService>();
        services.AddSingleton<RaiseEvent>();
        services.AddSingleton<EventLooks>();
        services.AddSingleton<EventDelivery>();
        services.AddHostedService<EventService>();
        services.AddSingleton<TriggeredStart>();
        services.AddSingleton<ScheduleSweep>();
        services.AddSingleton<ScheduleSignal>();
        services.AddHostedService<ScheduleService>();
        services.AddSingleton<EndpointMatches>();
        services.AddSingleton<EndpointCall>();
        services.AddSingleton<WorkQueries>();
        services.AddSingleton<WorkHands>();
    }
}
