using System.Net;
using System.Net.Sockets;

namespace Workflow.Host.Outbox;

/// <summary>Which addresses belong to the public internet, by IANA's registries of special-purpose addresses; all others lead into some inner network.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] special4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3");

    private static readonly IPNetwork global6 = IPNetwork.Parse("2000::/3");

    // Tunnels and documentation: the first two carry an IPv4 address that may be anything.
    private static readonly IPNetwork[] special6 = Networks("2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20");

    public static bool Contain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(special4, n => n.Contains(address))
            : global6.Contains(address) && !Array.Exists(special6, n => n.Contains(address));
    }

    private static IPNetwork[] Networks(params string[] texts) => Array.ConvertAll(texts, IPNetwork.Parse);
}
