using Quartz;

namespace Workflow.Host.Reminders;

/// <summary>What the scheduler wakes: one sweep and the morning's digest, never twice at once in one host.</summary>
[DisallowConcurrentExecution]
internal sealed class ReminderJob(ReminderSweep sweep, MorningDigest digest, ILogger<ReminderJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            var (reminders, digests) = (await sweep.Run(cancellationToken), await digest.Run(cancellationToken));
            if (reminders + digests > 0) log.LogInformation("{Reminders} reminders and {Digests} digests were sent", reminders, digests);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What is due stays due while the database is away: the next sweep finds it.
            log.LogWarning(exception, "A sweep of the reminders broke off");
        }
    }
}
