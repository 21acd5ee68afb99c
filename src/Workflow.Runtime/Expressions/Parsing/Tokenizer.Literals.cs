using System.Globalization;
using System.Text;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>Numbers, strings and escapes.</summary>
internal sealed partial class Tokenizer
{
    private void ReadNumber()
    {
        var (start, end) = (at, NumberEnd());
        // A number runs into nothing: 3px and 5n are one wrong word, not two.
        while (NameLength(end, isFirst: false) is var length and > 0) end += length;
        var text = source[start..end];
        if (!TryNumber(text, out var number)) problems.Add(start, text[^1] == 'n' ? "BigIntNotKept" : "NotANumberLiteral", text);
        Add(TokenKind.Number, end, text, start, number);
    }

    private int NumberEnd()
    {
        if (source[at] == '0' && at + 1 < source.Length && NumberText.RadixOf(source[at + 1]) > 0) return at + 2;
        var end = DigitsEnd(at);
        if (end < source.Length && source[end] == '.') end = DigitsEnd(end + 1);
        if (end >= source.Length || source[end] is not ('e' or 'E')) return end;
        var exponent = end + 1 < source.Length && source[end + 1] is '+' or '-' ? end + 2 : end + 1;
        return DigitsEnd(exponent) is var behind && behind > exponent ? behind : end;
    }

    private int DigitsEnd(int from)
    {
        while (from < source.Length && (char.IsAsciiDigit(source[from]) || source[from] == '_')) from++;
        return from;
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
