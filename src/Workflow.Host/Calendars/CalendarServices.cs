using Workflow.Host.Jobs;

namespace Workflow.Host.Calendars;

/// <summary>The services of calendars.</summary>
internal static class CalendarServices
{
    public static IServiceCollection AddCalendars(this IServiceCollection services)
    {
        services.AddSingleton<PublishedCalendars>();
        services.AddSingleton<OfficeClocks>();
        services.AddSingleton<CalendarDrafts>();
        services.AddSingleton<CalendarRuns>();
        services.AddSingleton<PublishCalendar>();
        services.AddSingleton<CalendarQueries>();
        services.AddSingleton<RunningDossiers>();
        services.AddLongWork<CalendarRunner>();
        services.AddSingleton<NextYearNotice>();
        services.AddHealthChecks().AddCheck<CalendarHealth>("calendar");
        return services;
    }
}
