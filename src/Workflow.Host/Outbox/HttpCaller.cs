using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;

namespace Workflow.Host.Outbox;

/// <summary>Makes one attempt at a call.</summary>
internal sealed class HttpCaller(IHttpClientFactory clients, CallSignature signature, IOptions<OutboxOptions> options, TimeProvider time)
{
    public const string Client = "outbox";

    /// <summary>The longest that an attempt may take, whatever the process asks for.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(100);

    private readonly AllowedHost[] allowed = [.. options.Value.AllowedHosts.Select(h => AllowedHost.Parse(h)!)];

    /// <summary>Sends the request and reads the answer. What goes wrong is an outcome; only the end of <paramref name="stopping"/> is an exception.</summary>
    public async Task<CallOutcome> Send(OutboxMessage message, CancellationToken stopping)
    {
        var call = CallMessage.Read(message);
        var made = CallRequest.Of(call);
        if (made.Rejection is { } unusable) return CallOutcome.Refused(unusable);
        var (request, body) = made.Value;
        using (request)
        {
            if (!Array.Exists(allowed, h => h.Holds(request.RequestUri!))) return Refused("HostNotAllowed", request);
            var key = message.Id.ToString();
            request.Headers.Add(CallHeaders.IdempotencyKey, key);
            signature.Sign(request, key, body);
            return await Send(request, call, stopping);
        }
    }

    /// <summary>How long one attempt of a message may take.</summary>
    public static TimeSpan TimeoutOf(OutboxMessage message) => TimeoutOf(CallMessage.Read(message));

    private static TimeSpan TimeoutOf(HttpCall call) =>
        call.Timeout <= TimeSpan.Zero || call.Timeout > LongestTimeout ? LongestTimeout : call.Timeout;

    private async Task<CallOutcome> Send(HttpRequestMessage request, HttpCall call, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(TimeoutOf(call), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = await CallAnswer.Read(response, either.Token);
            // Who asked for a single attempt wants to see every answer as it is.
            return call.Retries && MeansLater(response.StatusCode)
                ? new CallOutcome(answer, string.Create(CultureInfo.InvariantCulture, $"Status{(int)response.StatusCode}"), RetryAfter: RestAskedBy(response))
                : new CallOutcome(answer);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return CallOutcome.Timeout;
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException)
        {
            return Refused("AddressNotPublic", request);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return CallOutcome.FailedToConnect;
        }
    }

    private static CallOutcome Refused(string code, HttpRequestMessage request) =>
        CallOutcome.Refused(OutboxSentences.Refuse(RejectionKind.Unprocessable, code, request.RequestUri!.Authority));

    private static bool MeansLater(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    private TimeSpan? RestAskedBy(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - time.GetUtcNow() : null;
}
