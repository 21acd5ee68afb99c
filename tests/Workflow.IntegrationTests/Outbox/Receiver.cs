using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Workflow.IntegrationTests.Outbox;

/// <summary>A real server on loopback that answers as a test tells it to, and keeps what it was sent.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedRequest> requests = new();
    private readonly SemaphoreSlim arrivals = new(0);

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>What is done with a request; an empty answer with 200 at first.</summary>
    public Func<HttpContext, Task> Behaviour { get; set; } = Answer(HttpStatusCode.OK);

    public Uri Address => new(app.Urls.First());

    /// <summary>What has arrived, in order.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. requests];

    public IReadOnlyList<string> Keys => [.. requests.Select(r => r.Headers["Idempotency-Key"])];

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.Take);
        await receiver.app.StartAsync();
        return receiver;
    }

    public static Func<HttpContext, Task> Answer(HttpStatusCode status, string body = "", string type = "text/plain") => context =>
    {
        (context.Response.StatusCode, context.Response.ContentType) = ((int)status, type);
        return context.Response.WriteAsync(body);
    };

    /// <summary>Never answers; goes on when the sender has hung up.</summary>
    public static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var _ = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    /// <summary>Breaks the connection off in the middle of an answer.</summary>
    public static async Task Break(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("half");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    /// <summary>Waits until one more request has arrived.</summary>
    public async Task Arrival() => Assert.That(await arrivals.WaitAsync(TimeSpan.FromSeconds(20)), Is.True, "nothing arrived");

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        arrivals.Dispose();
    }

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        requests.Enqueue(new ReceivedRequest(context.Request.Method, context.Request.Path, headers, await reader.ReadToEndAsync()));
        arrivals.Release();
        await Behaviour(context);
    }
}

internal sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
