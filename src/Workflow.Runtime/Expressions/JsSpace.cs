namespace Workflow.Runtime.Expressions;

/// <summary>What ECMAScript counts as white space or a line end.</summary>
internal static class JsSpace
{
    public static bool IsSpace(char letter) => letter switch
    {
        <= ' ' => letter is ' ' or (>= '\t' and <= '\r'),
        < '\u1680' => letter == '\u00a0',
        _ => letter is '\u1680' or (>= '\u2000' and <= '\u200a') or '\u2028' or '\u2029' or '\u202f' or '\u205f' or '\u3000' or '\ufeff',
    };

    public static bool IsLineEnd(char letter) => letter is '\n' or '\r' or '\u2028' or '\u2029';

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => TrimEnd(TrimStart(text));

    public static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && IsSpace(text[start])) start++;
        return text[start..];
    }

    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && IsSpace(text[end - 1])) end--;
        return text[..end];
    }
}
