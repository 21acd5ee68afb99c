using Microsoft.Extensions.Options;

namespace Workflow.Host.Outbox;

/// <summary>Runs the sender on a host that sends. What waits in the table does not delay the start.</summary>
internal sealed class OutboxService(OutboxSender sender, CallSignature signature, IOptions<OutboxOptions> options, ILogger<OutboxService> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Sends)
        {
            log.LogInformation("This host does not send; messages wait for one that does");
            return Task.CompletedTask;
        }
        log.LogInformation(
            "Processes may call {AllowedHosts} hosts; their requests go out {Signing}",
            options.Value.AllowedHosts.Length, signature.IsConfigured ? "signed" : "unsigned");
        return sender.Run(stoppingToken);
    }
}
