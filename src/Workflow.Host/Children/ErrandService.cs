using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Workflow.Core.Dossiers;
using Workflow.Host.Triggers;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Children;

/// <summary>Carries out errands while the host runs: woken by commits of this host, and after a bounded rest for those of others and of hosts that died.</summary>
internal sealed class ErrandService : BackgroundService
{
    private readonly Channel<bool> written = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ErrandDelivery delivery;
    private readonly TimeProvider time;
    private readonly TriggerOptions options;
    private readonly ILogger<ErrandService> log;

    public ErrandService(ErrandDelivery delivery, CommitQueue queue, TimeProvider time, IOptions<TriggerOptions> options, ILogger<ErrandService> log)
    {
        (this.delivery, this.time, this.options, this.log) = (delivery, time, options.Value, log);
        queue.WhenInserted<Errand>(() => written.Writer.TryWrite(true));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Delivers) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await delivery.Run(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // What is written stays written while the database is away.
                log.LogWarning(exception, "Errands between dossiers could not be carried out");
            }
            await Rest(stoppingToken);
        }
    }

    private async Task Rest(CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(options.IdleSeconds), time, over.Token), written.Reader.ReadAsync(over.Token).AsTask());
        await over.CancelAsync();
    }
}
