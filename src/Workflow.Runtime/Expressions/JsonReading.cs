using System.Globalization;
using System.Text;

namespace Workflow.Runtime.Expressions;

/// <summary>One reading of a JSON text to the letter of <c>JSON.parse</c>, at most 64 deep.</summary>
internal ref struct JsonReading(ReadOnlySpan<char> text)
{
    public const int MostDepth = 64;

    private readonly ReadOnlySpan<char> text = text;
    private int at = 0;

    /// <summary>Where reading stopped, from 0.</summary>
    public readonly int Position => at;

    /// <summary>Reading stopped because the text nests too deep.</summary>
    public bool IsTooDeep { get; private set; } = false;

    public bool TryRead(out JsValue value)
    {
        if (!TryValue(0, out value)) return false;
        SkipSpace();
        return at == text.Length;
    }

    private bool TryValue(int depth, out JsValue value)
    {
        SkipSpace();
        value = default;
        if (at >= text.Length) return false;
        switch (text[at])
        {
            case '{': return TryObject(depth + 1, out value);
            case '[': return TryArray(depth + 1, out value);
            case '"':
                if (!TryText(out var read)) return false;
                value = JsValue.Of(read);
                return true;
            case 't': return TryWord("true", JsValue.True, out value);
            case 'f': return TryWord("false", JsValue.False, out value);
            case 'n': return TryWord("null", JsValue.Null, out value);
            default: return TryNumber(out value);
        }
    }

    private bool TryObject(int depth, out JsValue value)
    {
        var made = new JsObject();
        value = JsValue.Of(made);
        if (!Enter(depth)) return false;
        if (Next('}')) return true;
        do
        {
            SkipSpace();
            if (at >= text.Length || text[at] != '"' || !TryText(out var name)) return false;
            if (!Next(':') || !TryValue(depth, out var member)) return false;
            made.Set(name, member);
        }
        while (Next(','));
        return Next('}');
    }

    private bool TryArray(int depth, out JsValue value)
    {
        var items = new List<JsValue>();
        value = JsValue.Of(new JsArray(items));
        if (!Enter(depth)) return false;
        if (Next(']')) return true;
        do
        {
            if (!TryValue(depth, out var item)) return false;
            items.Add(item);
        }
        while (Next(','));
        return Next(']');
    }

    private bool Enter(int depth)
    {
        IsTooDeep = depth > MostDepth;
        if (IsTooDeep) return false;
        at++;
        return true;
    }

    private bool TryWord(string word, JsValue meaning, out JsValue value)
    {
        value = meaning;
        if (!text[at..].StartsWith(word, StringComparison.Ordinal)) return false;
        at += word.Length;
        return true;
    }

    private bool TryNumber(out JsValue value)
    {
        value = default;
        var start = at;
        if (at < text.Length && text[at] == '-') at++;
        var whole = SkipDigits();
        if (whole == 0 || (whole > 1 && text[at - whole] == '0')) return false;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (SkipDigits() == 0) return false;
        }
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            if (SkipDigits() == 0) return false;
        }
        value = JsValue.Of(double.Parse(text[start..at], NumberStyles.Float, CultureInfo.InvariantCulture));
        return true;
    }

    private bool TryText(out string read)
    {
        var start = ++at;
        while (at < text.Length && text[at] is not ('"' or '\\') and >= ' ') at++;
        if (at >= text.Length || text[at] != '"') return TryEscapedText(start, out read);
        read = text[start..at++].ToString();
        return true;
    }

    private bool TryEscapedText(int start, out string read)
    {
        var made = new StringBuilder().Append(text[start..at]);
        read = "";
        while (at < text.Length && text[at] >= ' ')
        {
            var letter = text[at++];
            if (letter == '"')
            {
                read = made.ToString();
                return true;
            }
            if (letter == '\\' && !TryEscape(out letter)) return false;
            made.Append(letter);
        }
        return false;
    }

    private bool TryEscape(out char letter)
    {
        letter = at < text.Length ? text[at++] : '\0';
        switch (letter)
        {
            case '"' or '\\' or '/': return true;
            case 'b': letter = '\b'; return true;
            case 'f': letter = '\f'; return true;
            case 'n': letter = '\n'; return true;
            case 'r': letter = '\r'; return true;
            case 't': letter = '\t'; return true;
            case 'u' when at + 4 <= text.Length
                && ushort.TryParse(text.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                letter = (char)unit;
                at += 4;
                return true;
            default: return false;
        }
    }

    private bool Next(char sign)
    {
        SkipSpace();
        if (at >= text.Length || text[at] != sign) return false;
        at++;
        return true;
    }

    private int SkipDigits()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - start;
    }

    private void SkipSpace()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r') at++;
    }
}
