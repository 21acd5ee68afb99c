using Microsoft.Extensions.Options;
using Workflow.Host.Calendars;
using Workflow.Host.Notices;

namespace Workflow.Host.Accounts;

/// <summary>Reads office, calendars, subscriptions and wordings before the first request, and again when another host has changed them.</summary>
internal sealed class OfficeRefresh(
    OfficeReader reader, PublishedCalendars calendars, WebhookBook webhooks, TemplateBook templates, IOptions<AccessOptions> access, TimeProvider time, ILogger<OfficeRefresh> log) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await reader.Refresh(cancellationToken);
        await calendars.Refresh(cancellationToken);
        await webhooks.Refresh(cancellationToken);
        await templates.Refresh(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(access.Value.RefreshSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await reader.Refresh(stoppingToken);
                await calendars.Refresh(stoppingToken);
                await webhooks.Refresh(stoppingToken);
                await templates.Refresh(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The last snapshot goes on serving while the database is away; readiness says that it is.
                log.LogWarning(exception, "The office could not be read again");
            }
        }
    }
}
