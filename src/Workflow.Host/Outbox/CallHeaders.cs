using System.Collections.Frozen;

namespace Workflow.Host.Outbox;

/// <summary>Headers that are the service's own: a process does not set them.</summary>
internal static class CallHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";
    public const string SignedId = "webhook-id";
    public const string SignedAt = "webhook-timestamp";
    public const string Signature = "webhook-signature";

    private static readonly FrozenSet<string> own = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, IdempotencyKey, SignedId, SignedAt, Signature,
        "Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade", "TE", "Trailer", "Expect", "Proxy-Authorization");

    public static bool AreOwn(string name) => own.Contains(name);
}
