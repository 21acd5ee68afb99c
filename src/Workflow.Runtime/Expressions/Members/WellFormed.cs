using System.Text;

namespace Workflow.Runtime.Expressions.Members;

/// <summary>Texts with surrogates that have no partner: ECMAScript allows them, .NET mostly does not.</summary>
internal static class WellFormed
{
    private const char Replacement = '\ufffd';

    public static bool IsOf(string text) => NextLone(text, 0) < 0;

    /// <summary>The text with a replacement sign for every lone surrogate.</summary>
    public static string Mend(string text)
    {
        var letters = text.ToCharArray();
        for (var at = NextLone(text, 0); at >= 0; at = NextLone(text, at + 1)) letters[at] = Replacement;
        return new string(letters);
    }

    /// <summary>Applies what .NET allows for well-formed text only to the parts between lone surrogates.</summary>
    public static string Map(string text, Func<string, string> change)
    {
        var lone = NextLone(text, 0);
        if (lone < 0) return change(text);
        var made = new StringBuilder(text.Length);
        var start = 0;
        for (; lone >= 0; lone = NextLone(text, start))
        {
            made.Append(change(text[start..lone])).Append(text[lone]);
            start = lone + 1;
        }
        return made.Append(change(text[start..])).ToString();
    }

    private static int NextLone(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return i;
            i++;
        }
        return -1;
    }
}
