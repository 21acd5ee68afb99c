using System.Globalization;
using System.Text;

namespace Workflow.Runtime.Expressions;

/// <summary>Numbers as text and text as numbers, to the letter of ECMAScript.</summary>
internal static class NumberText
{
    private const double MostExact = 9007199254740992;
    private const int MostExactDigits = 2048;
    private const long MantissaMask = (1L << 52) - 1;

    /// <summary>The shortest text that reads back as the same number, with an exponent from 1e21 up and below 1e-6.</summary>
    public static string Of(double number)
    {
        if (number == (int)number) return ((int)number).ToString(CultureInfo.InvariantCulture);
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        if (number < 0) return "-" + Of(-number);
        var (digits, point) = Shortest(number);
        return Laid(digits, point);
    }

    /// <summary>The number that a string means as an operand: spaces around are nothing, an empty string is 0, else NaN.</summary>
    public static double Read(string text)
    {
        var trimmed = JsSpace.Trim(text.AsSpan());
        if (trimmed.IsEmpty) return 0;
        if (trimmed.Length > 2 && trimmed[0] == '0' && RadixOf(trimmed[1]) is var radix and > 0) return ReadDigits(trimmed[2..], radix);
        return DecimalLength(trimmed) == trimmed.Length ? ReadDecimal(trimmed) : double.NaN;
    }

    /// <summary>How many characters from the start read as a decimal number with sign, fraction and exponent, or as Infinity.</summary>
    public static int DecimalLength(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (text[at..].StartsWith("Infinity", StringComparison.Ordinal)) return at + "Infinity".Length;
        var whole = DigitsFrom(text, at);
        at += whole;
        var fraction = at < text.Length && text[at] == '.' ? DigitsFrom(text, at + 1) : -1;
        if (whole == 0 && fraction <= 0) return 0;
        at += fraction + 1;
        if (at >= text.Length || text[at] is not ('e' or 'E')) return at;
        var sign = at + 1 < text.Length && text[at + 1] is '+' or '-' ? 1 : 0;
        var exponent = DigitsFrom(text, at + 1 + sign);
        return exponent == 0 ? at : at + 1 + sign + exponent;
    }

    /// <summary>The number of a text whose length <see cref="DecimalLength"/> gave.</summary>
    public static double ReadDecimal(ReadOnlySpan<char> text)
    {
        if (text[^1] == 'y') return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The whole number that digits of a radix mean; NaN where one of them is no digit or there are none.</summary>
    public static double ReadDigits(ReadOnlySpan<char> digits, int radix)
    {
        if (digits.IsEmpty) return double.NaN;
        var significant = digits.TrimStart('0');
        var exact = System.Numerics.BigInteger.Zero;
        var number = 0.0;
        foreach (var letter in digits)
        {
            var digit = DigitOf(letter);
            if (digit >= radix) return double.NaN;
            number = (number * radix) + digit;
        }
        if (number < MostExact || significant.Length > MostExactDigits) return number;
        foreach (var letter in significant) exact = (exact * radix) + DigitOf(letter);
        return double.Parse(exact.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>2, 8 or 16 for the letter after the zero in 0b, 0o and 0x; 0 for any other.</summary>
    public static int RadixOf(char letter) => letter switch
    {
        'x' or 'X' => 16,
        'o' or 'O' => 8,
        'b' or 'B' => 2,
        _ => 0,
    };

    public static int DigitOf(char letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'a' and <= 'z' => letter - 'a' + 10,
        >= 'A' and <= 'Z' => letter - 'A' + 10,
        _ => int.MaxValue,
    };

    /// <summary>Significant digits of a positive finite number, and how many of them stand before the point.</summary>
    public static (string Digits, int Point) Shortest(double number)
    {
        var shortest = RoundTripping(number);
        var exponentAt = shortest.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? shortest : shortest[..exponentAt];
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = pointAt < 0 ? mantissa.Length : pointAt;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        return (significant.TrimEnd('0'), whole - (digits.Length - significant.Length) + exponent);
    }

    // Below a power of two numbers lie twice as close, and .NET's shortest text of two such powers (-25 and -958) means the number below.
    private static string RoundTripping(double number)
    {
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var isPowerOfTwo = (BitConverter.DoubleToInt64Bits(number) & MantissaMask) == 0;
        return isPowerOfTwo && double.Parse(shortest, CultureInfo.InvariantCulture) != number ? number.ToString("E16", CultureInfo.InvariantCulture) : shortest;
    }

    private static string Laid(string digits, int point)
    {
        if (point is > 0 and <= 21)
        {
            return digits.Length <= point
                ? digits.PadRight(point, '0')
                : $"{digits.AsSpan(0, point)}.{digits.AsSpan(point)}";
        }
        if (point is > -6 and <= 0) return "0." + new string('0', -point) + digits;
        var text = new StringBuilder().Append(digits[0]);
        if (digits.Length > 1) text.Append('.').Append(digits, 1, digits.Length - 1);
        return text.Append('e').Append(point > 0 ? '+' : '-').Append(Math.Abs(point - 1)).ToString();
    }

    private static int DigitsFrom(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - start;
    }
}
