using System.ComponentModel.DataAnnotations;

namespace Workflow.Host.Outbox;

/// <summary>What may leave the house, and how (section <c>Outbox</c>).</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Outbox";
    private const string KeyPrefix = "whsec_";
    private const int ShortestKey = 24;
    private const int LongestKey = 64;

    /// <summary>Whether this host sends; true by default. A message waits for any host on the same database that does.</summary>
    public bool Sends { get; set; } = true;

    /// <summary>
    /// Hosts that processes may call, e.g. <c>api.example.gov.vn</c>, <c>*.example.gov.vn</c> for every host below it, <c>10.0.0.7:8080</c>; without a
    /// port only the usual one of the scheme. Empty by default: nothing may be called.
    /// </summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>Whether an allowed host may have an address that is not public: loopback, private, link-local. False by default.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>Secret that requests are signed with: 24 to 64 bytes in Base64, with or without <c>whsec_</c> before them. None by default: requests go out unsigned.</summary>
    public string? SigningKey { get; set; }

    /// <summary>Most requests under way at once, 1 to 256, 32 by default.</summary>
    [Range(1, 256)]
    public int MostAtOnce { get; set; } = 32;

    /// <summary>Most requests under way at once to one host and port, 1 to 64, 4 by default.</summary>
    [Range(1, 64)]
    public int MostPerChannel { get; set; } = 4;

    /// <summary>Seconds until the table is looked at again when nothing is known to be due sooner, 1 to 3,600, 30 by default.</summary>
    [Range(1, 3600)]
    public int IdleSeconds { get; set; } = 30;

    public bool HasReadableHosts => AllowedHosts.All(h => AllowedHost.Parse(h) is not null);

    public bool HasUsableKey => SigningKey is null || Key.Length is >= ShortestKey and <= LongestKey;

    /// <summary>The bytes of the signing key; empty where there is none or it cannot be read.</summary>
    public byte[] Key
    {
        get
        {
            if (SigningKey is null) return [];
            var text = SigningKey.StartsWith(KeyPrefix, StringComparison.Ordinal) ? SigningKey[KeyPrefix.Length..] : SigningKey;
            var bytes = new byte[text.Length];
            return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : [];
        }
    }
}
