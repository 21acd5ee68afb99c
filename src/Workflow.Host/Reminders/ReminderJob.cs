using Quartz;

namespace Workflow.Host.Reminders;

/// <summary>What the scheduler wakes: one sweep, never two at once in one host.</summary>
[DisallowConcurrentExecution]
internal sealed class ReminderJob(ReminderSweep sweep, ILogger<ReminderJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            var sent = await sweep.Run(cancellationToken);
            if (sent > 0) log.LogInformation("{Reminders} reminders were sent", sent);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What is due stays due while the database is away: the next sweep finds it.
            log.LogWarning(exception, "A sweep of the reminders broke off");
        }
    }
}
