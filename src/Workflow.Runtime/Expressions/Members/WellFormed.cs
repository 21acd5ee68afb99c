using System.Text;

namespace Workflow.Runtime.Expressions.Members;

/// <summary>Texts with surrogates that have no partner: ECMAScript allows them, .NET mostly does not.</summary>
internal static class WellFormed
{
    private const char Replacement = '\ufffd';
    private const char SwappedMark = '\ufffe';

    public static bool IsOf(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (IsLone(text, i)) return false;
        return true;
    }

    /// <summary>The text with a replacement sign for every lone surrogate.</summary>
    public static string Mend(string text) => string.Create(text.Length, text, (mended, source) =>
    {
        for (var i = 0; i < mended.Length; i++) mended[i] = IsLone(source, i) ? Replacement : source[i];
    });

    /// <summary>Applies what .NET allows for well-formed text only to the parts between lone surrogates, and U+FFFE, which it refuses as well.</summary>
    public static string Map(string text, Func<string, string> change)
    {
        var (made, start) = (new StringBuilder(text.Length), 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != SwappedMark && !IsLone(text, i)) continue;
            if (i > start) made.Append(change(text[start..i]));
            made.Append(text[i]);
            start = i + 1;
        }
        return start == 0 ? change(text) : made.Append(change(text[start..])).ToString();
    }

    private static bool IsLone(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
}
