using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Workflow.Host.Tracking;

/// <summary>Somebody tries to read a dossier.</summary>
/// <param name="Address">As the edge reports it; null where there is none, as within a test.</param>
/// <param name="Code">As it was typed, folded; whether there is such a dossier makes no difference.</param>
internal sealed record TrackingAttempt(IPAddress? Address, string Code);

/// <summary>Bounds how often factors can be tried: by address, by code in minutes, and by code in a day. All attempts count, right ones too.</summary>
internal sealed class TrackingLimits : IDisposable
{
    // No code that is typed has a space: ratings of a dossier are bounded beside the attempts to read it, and take none of them.
    private const string Rating = "rating ";
    private const int Segments = 5;
    private const int NetworkBytes = 8;

    private readonly PartitionedRateLimiter<TrackingAttempt> limiter;

    public TrackingLimits(IOptions<TrackingOptions> options)
    {
        var limits = options.Value;
        limiter = PartitionedRateLimiter.CreateChained(
            By(NetworkOf, limits.PerAddress, TimeSpan.FromMinutes(limits.AddressMinutes)),
            By(attempt => attempt.Code, limits.PerCode, TimeSpan.FromMinutes(limits.CodeMinutes)),
            By(attempt => attempt.Code, limits.PerCodeAndDay, TimeSpan.FromDays(1)));
    }

    /// <summary>How long to wait before trying again; null where the attempt is admitted.</summary>
    public TimeSpan? Refuse(TrackingAttempt attempt)
    {
        using var lease = limiter.AttemptAcquire(attempt);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    /// <summary>How long to wait before rating a dossier again; null where it is admitted. Addresses are bounded together with their attempts.</summary>
    public TimeSpan? RefuseRating(IPAddress? address, string code) => Refuse(new(address, Rating + code));

    public void Dispose() => limiter.Dispose();

    private static PartitionedRateLimiter<TrackingAttempt> By(Func<TrackingAttempt, string> key, int permits, TimeSpan window) =>
        PartitionedRateLimiter.Create<TrackingAttempt, string>(attempt => RateLimitPartition.GetSlidingWindowLimiter(key(attempt), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits, Window = window, SegmentsPerWindow = Segments, QueueLimit = 0, AutoReplenishment = true,
        }));

    /// <summary>The address; of IPv6 the network, since one subscriber has a whole one.</summary>
    private static string NetworkOf(TrackingAttempt attempt)
    {
        if (attempt.Address is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)) : address.ToString();
    }
}
