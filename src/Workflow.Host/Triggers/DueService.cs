using Microsoft.Extensions.Options;

namespace Workflow.Host.Triggers;

/// <summary>Sweeps when something is due: at the instant that the last sweep has found, when a commit of this host brings something earlier, or after a bounded rest.</summary>
internal abstract class DueService(DueSignal signal, TimeProvider time, IOptions<TriggerOptions> options, ILogger log) : BackgroundService
{
    // What stays due, because the queue is full, is not asked for without a pause.
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);

    /// <summary>Does what is due; says when to look next, null where nothing is known.</summary>
    protected abstract Task<DateTime?> Sweep(CancellationToken stopping);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Delivers) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var (idle, began) = (TimeSpan.FromSeconds(options.Value.IdleSeconds), time.GetUtcNow().UtcDateTime);
            DateTime? next = null;
            try
            {
                next = await Sweep(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // What is due stays due while the database is away.
                log.LogWarning(exception, "{Service} broke off", GetType().Name);
            }
            var now = time.GetUtcNow().UtcDateTime;
            // It fell due while the sweep was looking at what was due before.
            if (next > began && next <= now) continue;
            var until = next is { } at && at < now + idle ? at : now + idle;
            await signal.Rest(until > now ? until : now + ShortestRest, time, stoppingToken);
        }
    }
}
