using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Workflow.Host.Hosting;

/// <summary>How requests reach the service (section <c>Edge</c>).</summary>
internal sealed class EdgeOptions
{
    public const string Section = "Edge";

    /// <summary>Largest request body in bytes, where a route does not state its own; 1 KiB to 16 MiB.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public long MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Addresses of the reverse proxies whose forwarded headers are believed; empty believes none.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>Seconds that running requests and the commit queue are given when the service is stopped; 1 to 300.</summary>
    [Range(1, 300)]
    public int ShutdownSeconds { get; set; } = 20;

    public bool HasReadableProxies => TrustedProxies.All(p => IPAddress.TryParse(p, out _));
}
