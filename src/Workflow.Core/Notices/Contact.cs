using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Workflow.Core.Notices;

/// <summary>Where a person can be reached outside the service. Personal data: shown masked, never logged.</summary>
/// <param name="Email">Null where there is none that can be written to.</param>
/// <param name="Phone">With the country's prefix, e.g. <c>+84912345678</c>; null where there is none that can be written to.</param>
public sealed partial record Contact(string? Email, string? Phone)
{
    public static readonly Contact None = new(null, null);

    private const int LongestEmail = 254;
    private const string Vietnam = "+84";

    /// <summary>Keeps of two texts what can be written to; anything else counts as absent.</summary>
    public static Contact Of(string? email, string? phone) => new(ReadEmail(email), ReadPhone(phone));

    /// <summary>An address in plain form; null for any other text, in particular one with a display name, a space or a line end.</summary>
    public static string? ReadEmail(string? text) =>
        text is { Length: > 0 and <= LongestEmail } && EmailForm().IsMatch(text) && MailAddress.TryCreate(text, out var address) && address.Address == text ? text : null;

    /// <summary>A number with its country's prefix, from one as people write it (<c>0912 345 678</c>); null for any other text.</summary>
    public static string? ReadPhone(string? text)
    {
        if (text is null) return null;
        var digits = Separators().Replace(text, "");
        if (digits.StartsWith('0') && !digits.StartsWith("00", StringComparison.Ordinal)) digits = Vietnam + digits[1..];
        return PhoneForm().IsMatch(digits) ? digits : null;
    }

    /// <summary>An address or number of which only enough is left to tell one's own: <c>ng•••@example.vn</c>, <c>+84•••678</c>.</summary>
    public static string Mask(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at >= 0
            ? $"{address[..Math.Min(2, at - 1)]}•••{address[at..]}"
            : $"{address[..Math.Min(3, address.Length)]}•••{(address.Length > 6 ? address[^3..] : "")}";
    }

    [GeneratedRegex(@"^[^\s@<>(),;:""\\\[\]\p{C}]+@[^\s@<>(),;:""\\\[\]\p{C}]+\.[^\s@<>(),;:""\\\[\]\p{C}]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"[ .\-()]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\+[1-9][0-9]{7,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneForm();
}
