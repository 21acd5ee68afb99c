using System.Globalization;
using System.Text;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>Numbers, strings and escapes.</summary>
internal sealed partial class Tokenizer
{
    private void ReadNumber()
    {
        var end = at;
        while (end < source.Length && IsNumberPart(end)) end++;
        var text = source[at..end];
        var start = at;
        if (TryNumber(text, out var number)) Add(TokenKind.Number, end, text, start, number);
        else
        {
            problems.Add(start, text[^1] == 'n' ? "BigIntNotKept" : "NotANumberLiteral", text);
            Add(TokenKind.Number, end, text, start);
        }
    }

    private bool IsNumberPart(int place)
    {
        var letter = source[place];
        if (char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_') return true;
        return letter is '+' or '-' && place > at && source[place - 1] is 'e' or 'E' && !(at + 1 < source.Length && source[at + 1] is 'x' or 'X');
    }

    private static bool TryNumber(string text, out double number)
    {
        number = 0;
        if (text[^1] == '_' || text.Contains("__", StringComparison.Ordinal)) return false;
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '_' && !(i > 0 && char.IsAsciiHexDigit(text[i - 1]) && char.IsAsciiHexDigit(text[i + 1]))) return false;
        if (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1])) return false;
        number = NumberText.Read(digits);
        return !double.IsNaN(number);
    }

    private void ReadText(char quote)
    {
        var start = at++;
        var text = new StringBuilder();
        while (at < source.Length && source[at] != quote)
        {
            if (source[at] is '\n' or '\r')
            {
                Break(start, "TextNeverClosed");
                return;
            }
            if (source[at] == '\\') ReadEscape(text);
            else text.Append(source[at++]);
        }
        if (at >= source.Length) Break(start, "TextNeverClosed");
        else Add(TokenKind.Text, at + 1, text.ToString(), start);
    }

    private void ReadEscape(StringBuilder text)
    {
        var start = at++;
        if (at >= source.Length) return;
        var letter = source[at++];
        switch (letter)
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'r': text.Append('\r'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'v': text.Append('\v'); break;
            case '0' when at >= source.Length || !char.IsAsciiDigit(source[at]): text.Append('\0'); break;
            case 'x' when TryHex(2, out var code): text.Append((char)code); break;
            case 'u' when at < source.Length && source[at] == '{' && TryCodePoint(out var point): text.Append(point); break;
            case 'u' when TryHex(4, out var unit): text.Append((char)unit); break;
            case 'x' or 'u' or (>= '0' and <= '9'): problems.Add(start, "BadEscape"); break;
            case '\r' when at < source.Length && source[at] == '\n': at++; break;
            case '\n' or '\r' or '\u2028' or '\u2029': break;
            default: text.Append(letter); break;
        }
    }

    private bool TryHex(int count, out int code)
    {
        code = 0;
        if (at + count > source.Length) return false;
        if (!int.TryParse(source.AsSpan(at, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code)) return false;
        at += count;
        return true;
    }

    private bool TryCodePoint(out string point)
    {
        point = "";
        var end = source.IndexOf('}', at);
        if (end < 0 || !int.TryParse(source.AsSpan(at + 1, end - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return false;
        if (code is < 0 or > 0x10ffff) return false;
        point = code > char.MaxValue ? char.ConvertFromUtf32(code) : ((char)code).ToString();
        at = end + 1;
        return true;
    }
}
