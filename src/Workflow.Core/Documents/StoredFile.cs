namespace Workflow.Core.Documents;

/// <summary>A file that the store holds.</summary>
/// <param name="Hash">SHA-256 of its bytes, 64 lower-case hexadecimal digits: its name in the store.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">What its bytes say it is, never what it was called.</param>
public sealed record StoredFile(string Hash, long Size, string MediaType);
