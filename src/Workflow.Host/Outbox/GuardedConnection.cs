using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Workflow.Host.Outbox;

/// <summary>
/// Opens connections for requests of processes. The addresses of the name are looked at here and connected to as they are: a name that
/// answers differently a moment later leads nowhere else.
/// </summary>
internal sealed class GuardedConnection(IOptions<OutboxOptions> options)
{
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        var allowed = options.Value.AllowPrivate ? addresses : Array.FindAll(addresses, PublicAddresses.Contain);
        if (allowed.Length == 0) throw new PrivateAddressException(host);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host has no address that may be connected to.</summary>
internal sealed class PrivateAddressException(string host) : IOException($"{host} has no public address.");
