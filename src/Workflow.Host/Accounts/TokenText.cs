using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Workflow.Host.Accounts;

/// <summary>The written form of an access token: <c>osw_</c>, its id, an underscore and 256 random bits.</summary>
internal static class TokenText
{
    private const string Prefix = "osw_";
    private const int IdLength = 32;
    private const int SecretLength = 43;
    private const int Length = 4 + IdLength + 1 + SecretLength;

    public static string Create(Guid id) =>
        $"{Prefix}{id:N}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";

    /// <summary>Reads the id; anything of another length or form is no token.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Guid id)
    {
        id = default;
        return text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length + IdLength] == '_'
            && Guid.TryParseExact(text.Slice(Prefix.Length, IdLength), "N", out id);
    }

    /// <summary>SHA-256 of the token, hexadecimal. A token is random enough that a slow hash would add nothing.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a text has that hash, in time that does not depend on where they differ.</summary>
    public static bool Matches(ReadOnlySpan<char> text, string hash)
    {
        Span<byte> bytes = stackalloc byte[Length * 3];
        Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        SHA256.HashData(bytes[..length], actual);
        return Convert.FromHexString(hash, expected, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == expected.Length && CryptographicOperations.FixedTimeEquals(actual, expected);
    }
}
