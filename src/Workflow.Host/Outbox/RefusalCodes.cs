namespace Workflow.Host.Outbox;

/// <summary>Why a call does not leave the house; each has its sentence.</summary>
internal static class RefusalCodes
{
    public const string UrlUnusable = nameof(UrlUnusable);
    public const string MethodUnusable = nameof(MethodUnusable);
    public const string HeaderUnusable = nameof(HeaderUnusable);
    public const string HostNotAllowed = nameof(HostNotAllowed);
    public const string AddressNotPublic = nameof(AddressNotPublic);
}
