using Microsoft.Extensions.Diagnostics.HealthChecks;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Hosting;

/// <summary>Whether the commit queue still takes commands.</summary>
internal sealed class QueueHealth(CommitQueue queue) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(queue.IsAlive ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
