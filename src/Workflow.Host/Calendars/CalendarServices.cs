namespace Workflow.Host.Calendars;

/// <summary>The services of calendars.</summary>
internal static class CalendarServices
{
    public static IServiceCollection AddCalendars(this IServiceCollection services)
    {
        services.AddSingleton<PublishedCalendars>();
        services.AddSingleton<OfficeClocks>();
        services.AddSingleton<CalendarRunSignal>();
        services.AddSingleton<CalendarDrafts>();
        services.AddSingleton<CalendarRuns>();
        services.AddSingleton<PublishCalendar>();
        services.AddSingleton<CalendarQueries>();
        services.AddSingleton<RunningDossiers>();
        services.AddSingleton<CalendarRunner>();
        services.AddSingleton<NextYearNotice>();
        services.AddHealthChecks().AddCheck<CalendarHealth>("calendar");
        services.AddHostedService<CalendarRunService>();
        return services;
    }
}
