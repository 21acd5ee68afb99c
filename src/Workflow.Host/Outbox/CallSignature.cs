using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Workflow.Host.Outbox;

/// <summary>
/// Signs requests as the specification Standard Webhooks has it: HMAC-SHA256 over id, second and body, so that the receiver can tell the
/// sender, a change on the way, and an old request sent once more.
/// </summary>
internal sealed class CallSignature(IOptions<OutboxOptions> options, TimeProvider time)
{
    private readonly byte[] key = options.Value.Key;

    public bool IsConfigured => key.Length > 0;

    /// <summary>Puts id, second and signature into the headers; nothing without a key.</summary>
    public void Sign(HttpRequestMessage request, string id, ReadOnlySpan<byte> body)
    {
        if (IsConfigured) Sign(request, id, body, key);
    }

    /// <summary>Puts id, second and signature into the headers, by a key of the receiver's own.</summary>
    public void Sign(HttpRequestMessage request, string id, ReadOnlySpan<byte> body, byte[] secret)
    {
        var second = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{id}.{second}."), .. body];
        request.Headers.Add(CallHeaders.SignedId, id);
        request.Headers.Add(CallHeaders.SignedAt, second);
        request.Headers.Add(CallHeaders.Signature, "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed)));
    }
}
