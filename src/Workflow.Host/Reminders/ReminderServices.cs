using Microsoft.Extensions.Options;
using Quartz;

namespace Workflow.Host.Reminders;

/// <summary>The sweep with the scheduler that wakes it, and the feed.</summary>
internal static class ReminderServices
{
    public static void AddReminders(this IServiceCollection services)
    {
        services.AddOptions<ReminderOptions>().BindConfiguration(ReminderOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DueLooks>();
        services.AddSingleton<ReminderSweep>();
        services.AddSingleton<ReminderFeed>();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            // The machine's clock wakes the sweep; what is due is judged by the service's own.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.ScheduleJob<ReminderJob>((provider, trigger) =>
            {
                var interval = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<ReminderOptions>>().Value.IntervalSeconds);
                trigger.StartAt(DateTimeOffset.UtcNow + interval).WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever());
            });
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
