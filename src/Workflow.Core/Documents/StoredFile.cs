namespace Workflow.Core.Documents;

/// <summary>A file that the store holds.</summary>
/// <param name="Hash">SHA-256 of its bytes, 64 lower-case hexadecimal digits: its name in the store.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">What its bytes say it is, never what it was called.</param>
/// <param name="CarriesSignature">Whether a digital signature was found in it; whose it is, and whether it holds, nobody has verified.</param>
public sealed record StoredFile(string Hash, long Size, string MediaType, bool CarriesSignature = false);
