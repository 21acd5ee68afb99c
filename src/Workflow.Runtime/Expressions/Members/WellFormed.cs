using System.Text;

namespace Workflow.Runtime.Expressions.Members;

/// <summary>Applies what .NET allows for well-formed text only to the parts between lone surrogates.</summary>
internal static class WellFormed
{
    public static string Map(string text, Func<string, string> change)
    {
        var made = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }
            made.Append(change(text[start..i])).Append(text[i]);
            start = i + 1;
        }
        return start == 0 ? change(text) : made.Append(change(text[start..])).ToString();
    }
}
