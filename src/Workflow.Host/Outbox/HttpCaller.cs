using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Outbox;

/// <summary>Calls of processes: each host and port is a channel, and what comes back is the process's business.</summary>
internal sealed class HttpCaller(GuardedExchange exchange, CallSignature signature) : IOutboxChannel
{
    /// <summary>The longest that an attempt may take, whatever the process asks for.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(100);

    public string Kind => "http";

    public bool RestsWhenDown => false;

    public TimeSpan TimeoutOf(OutboxMessage message) => TimeoutOf(CallMessage.Read(message));

    /// <summary>A call that a process waited for goes no more when it waits no more; a dead letter sent again goes for the receiver's sake.</summary>
    public DateTime? MayGo(OutboxMessage message, CommandSession session, DateTime now) =>
        message.IsAwaited && session.Dossier(message.DossierId!.Value)?.Awaits(message) != true ? null : now;

    public async Task<SendOutcome> Send(OutboxMessage message, CancellationToken stopping)
    {
        var call = CallMessage.Read(message);
        var made = CallRequest.Of(call);
        if (made.Rejection is { } unusable) return SendOutcome.Refused(unusable);
        var (request, body) = made.Value;
        using (request)
        {
            var key = message.Id.ToString();
            request.Headers.Add(CallHeaders.IdempotencyKey, key);
            signature.Sign(request, key, body);
            return await exchange.Send(request, TimeoutOf(call), (response, reading) => Read(response, call, reading), stopping);
        }
    }

    private async Task<SendOutcome> Read(HttpResponseMessage response, HttpCall call, CancellationToken cancellation)
    {
        var answer = await CallAnswer.Read(response, cancellation);
        // Who asked for a single attempt wants to see every answer as it is.
        return call.Retries && GuardedExchange.MeansLater(response.StatusCode)
            ? new SendOutcome(answer, GuardedExchange.CodeOf(response), RetryAfter: exchange.RestAskedBy(response))
            : new SendOutcome(answer);
    }

    private static TimeSpan TimeoutOf(HttpCall call) =>
        call.Timeout <= TimeSpan.Zero || call.Timeout > LongestTimeout ? LongestTimeout : call.Timeout;
}
