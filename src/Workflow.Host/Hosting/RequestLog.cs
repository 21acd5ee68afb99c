using System.Diagnostics;
using Workflow.Host.Accounts;

namespace Workflow.Host.Hosting;

/// <summary>One line a request: method, route template, status, duration, caller. Never the address itself, which may name a person.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var level = context.Response.StatusCode >= 500 ? LogLevel.Error : LogLevel.Information;
            if (log.IsEnabled(level))
            {
                log.Log(
                    level, "{Method} {Route} {Status} {Milliseconds} {Caller}",
                    context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-", context.Response.StatusCode,
                    Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1), context.FindActor()?.Actor.Id ?? "-");
            }
        }
    }
}
