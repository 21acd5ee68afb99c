using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Workflow.Core;

namespace Workflow.Host.Outbox;

/// <summary>Sends requests to hosts that may be called, under the rules for addresses and times that hold for all of them.</summary>
internal sealed class GuardedExchange(IHttpClientFactory clients, IOptions<OutboxOptions> options, TimeProvider time)
{
    public const string Client = "outbox";

    private readonly AllowedHost[] allowed = [.. options.Value.AllowedHosts.Select(h => AllowedHost.Parse(h)!)];

    public bool MayCall(Uri address) => Array.Exists(allowed, h => h.Holds(address));

    /// <summary>Why an address could never be called; null where it may be, as far as one can say before its name is looked up.</summary>
    public Rejection? RefusalOf(Uri address)
    {
        if (!MayCall(address)) return OutboxSentences.Refuse(RejectionKind.Unprocessable, "HostNotAllowed", address.Authority);
        var isInner = IPAddress.TryParse(address.IdnHost, out var number) ? !PublicAddresses.Contain(number) : address.IsLoopback;
        return isInner && !options.Value.AllowPrivate ? OutboxSentences.Refuse(RejectionKind.Unprocessable, "AddressNotPublic", address.Authority) : null;
    }

    /// <summary>Sends a request and has its answer read. What goes wrong is an outcome; only the end of <paramref name="stopping"/> is an exception.</summary>
    public async Task<SendOutcome> Send(
        HttpRequestMessage request, TimeSpan limit, Func<HttpResponseMessage, CancellationToken, Task<SendOutcome>> read, CancellationToken stopping)
    {
        if (!MayCall(request.RequestUri!)) return Refused("HostNotAllowed", request);
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await read(response, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return SendOutcome.Timeout;
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException)
        {
            return Refused("AddressNotPublic", request);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return SendOutcome.FailedToConnect;
        }
    }

    /// <summary>Code of an answer by its status, e.g. <c>Status503</c>.</summary>
    public static string CodeOf(HttpResponseMessage response) => string.Create(CultureInfo.InvariantCulture, $"Status{(int)response.StatusCode}");

    /// <summary>Whether a status means that the same request may fare better later.</summary>
    public static bool MeansLater(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    public TimeSpan? RestAskedBy(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - time.GetUtcNow() : null;

    private static SendOutcome Refused(string code, HttpRequestMessage request) =>
        SendOutcome.Refused(OutboxSentences.Refuse(RejectionKind.Unprocessable, code, request.RequestUri!.Authority));
}
