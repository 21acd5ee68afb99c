using Microsoft.Extensions.Options;
using Quartz;

namespace Workflow.Host.Reminders;

/// <summary>The sweep with the scheduler that wakes it, and the feed.</summary>
internal static class ReminderServices
{
    public static void AddReminders(this IServiceCollection services)
    {
        services.AddOptions<ReminderOptions>().BindConfiguration(ReminderOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ReminderOptions>>().Value.Thresholds.ToPlan());
        services.AddSingleton<DueSource, DueSteps>();
        services.AddSingleton<DueSource, DueDossiers>();
        services.AddSingleton<DueSource, DueSubmissions>();
        services.AddSingleton<ReminderSweep>();
        services.AddSingleton<MorningDigest>();
        services.AddSingleton<ReminderFeed>();
        var time = new SteadyTime();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            // Only how long it has run wakes the sweep: a clock set back by a day would else keep it asleep for one. What is due is judged by the service's own.
            quartz.UseTimeProvider(time);
            quartz.ScheduleJob<ReminderJob>((provider, trigger) =>
            {
                var interval = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<ReminderOptions>>().Value.IntervalSeconds);
                trigger.StartAt(time.GetUtcNow() + interval).WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever());
            });
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
