using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflow.Persistence;

namespace Workflow.Host.Tracking;

/// <summary>
/// Tells whether somebody holds a dossier's second factor: the last four digits of the applicant's phone, the whole number, or the secret on the slip. An
/// unknown code takes the same way as a wrong factor.
/// </summary>
internal sealed class TrackingGate(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Most characters of a code or a factor; what is longer is neither.</summary>
    public const int LongestInput = 64;

    private const int PhoneTail = 4;

    // What an unknown code is compared with; nobody can type it, since spaces are taken out.
    private const string Nothing = " ";

    /// <summary>The id of a dossier for whoever knows its code and holds its factor; null for everybody else.</summary>
    public async Task<Guid?> Find(string code, string factor, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Dossiers.Where(d => d.Code == code).Select(d => new { d.Id, d.ApplicantPhone, d.Secret }).SingleOrDefaultAsync(cancellation);
        var isHeld = Holds(Folded(factor), row?.ApplicantPhone ?? Nothing, row?.Secret ?? Nothing);
        return isHeld && row is not null ? row.Id : null;
    }

    /// <summary>A code as it is stored, however it was typed.</summary>
    public static string CodeOf(string? typed) => Folded(typed ?? "");

    private static bool Holds(string factor, string phone, string secret)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        var tail = digits.Length > PhoneTail ? digits[^PhoneTail..] : Nothing;
        // All three are compared whatever the first says: the time must not tell which was nearly right.
        return IsSame(factor, tail) | IsSame(factor, digits.Length > PhoneTail ? digits : Nothing) | IsSame(factor, secret.Length > 0 ? secret : Nothing);
    }

    private static bool IsSame(string given, string kept) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(kept)));

    private static string Folded(string typed) =>
        typed.Length > LongestInput ? "" : string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))).ToUpperInvariant();
}
