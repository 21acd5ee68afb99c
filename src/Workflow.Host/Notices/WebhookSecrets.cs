using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Workflow.Core.Notices;

namespace Workflow.Host.Notices;

/// <summary>The secrets of subscriptions: shown once, kept under the service's keys.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    private readonly IDataProtector protector = protection.CreateProtector("webhooks");

    /// <summary>A new secret as it is shown, with the form in which it is kept.</summary>
    public (string Shown, string Kept) New()
    {
        var secret = RandomNumberGenerator.GetBytes(Bytes);
        return (Prefix + Convert.ToBase64String(secret), Convert.ToBase64String(protector.Protect(secret)));
    }

    /// <summary>The bytes of a subscription's secret; null where this host does not have the key that it was kept under.</summary>
    public byte[]? Open(WebhookSubscription subscription)
    {
        try
        {
            return protector.Unprotect(Convert.FromBase64String(subscription.ProtectedSecret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
