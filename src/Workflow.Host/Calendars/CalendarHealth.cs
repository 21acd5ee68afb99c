using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Workflow.Host.Calendars;

/// <summary>Degraded while a year that dates already fall into is missing from the calendar; the service itself goes on.</summary>
internal sealed class CalendarHealth(NextYearNotice notice) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(notice.Find() is not { } warning ? HealthCheckResult.Healthy()
            : warning.IsMissing ? HealthCheckResult.Degraded(warning.Sentence.En)
            : HealthCheckResult.Healthy(warning.Sentence.En));
}
