using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Workflow.Host.Hosting;

/// <summary>The log: to the console, readable in development and JSON elsewhere, and to a file of each day in the data folder.</summary>
internal static class ServiceLog
{
    private const int DaysKept = 30;
    private const long LargestFile = 100 * 1024 * 1024;
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    public static void AddServiceLog(this WebApplicationBuilder builder, string dataFolder)
    {
        var json = new JsonFormatter(renderMessage: false, formatProvider: CultureInfo.InvariantCulture);
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // Degraded is said at each probe, every few seconds for as long as it lasts; unhealthy is an error.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Error)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.With<WithoutAddresses>()
            .WriteTo.File(
                json, Path.Combine(dataFolder, "logs", "workflow-.json"), rollingInterval: RollingInterval.Day, fileSizeLimitBytes: LargestFile,
                rollOnFileSizeLimit: true, retainedFileCountLimit: DaysKept, buffered: true, flushToDiskInterval: FlushInterval);
        configuration = builder.Environment.IsDevelopment()
            ? configuration.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture)
            : configuration.WriteTo.Console(json);

        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(configuration.CreateLogger(), dispose: true);
    }

    /// <summary>Takes out what the framework adds to each event: an address may hold what only its reader should know.</summary>
    private sealed class WithoutAddresses : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            logEvent.RemovePropertyIfPresent("RequestPath");
            logEvent.RemovePropertyIfPresent("ConnectionId");
        }
    }
}
