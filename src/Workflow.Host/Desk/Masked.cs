namespace Workflow.Host.Desk;

/// <summary>Personal numbers as they are shown until somebody asks for them: enough to compare with a paper, too little to use.</summary>
internal static class Masked
{
    private const int IdentityHead = 4;
    private const int IdentityTail = 3;
    private const int PhoneTail = 3;
    private const char Hidden = '•';

    /// <summary>The first four and the last three digits of an identity number; of a short one the last alone.</summary>
    public static string Identity(string number) => Hide(number, IdentityHead, IdentityTail);

    /// <summary>The last three digits of a phone number.</summary>
    public static string Phone(string number) => Hide(number, 0, PhoneTail);

    /// <summary>The first letter of an address before the sign, and all behind it.</summary>
    public static string Email(string address) => address.IndexOf('@', StringComparison.Ordinal) is var sign and > 0
        ? Hide(address[..sign], 1, 0) + address[sign..]
        : Hide(address, 1, 0);

    private static string Hide(string text, int head, int tail)
    {
        // Of a short number so much would give away the whole.
        if (head + tail > text.Length * 2 / 3) (head, tail) = (0, Math.Min(tail, text.Length / 3));
        return string.Concat(text.AsSpan(0, head), new string(Hidden, text.Length - head - tail), text.AsSpan(text.Length - tail));
    }
}
