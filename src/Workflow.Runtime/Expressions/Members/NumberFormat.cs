using System.Globalization;
using System.Numerics;
using System.Text;

namespace Workflow.Runtime.Expressions.Members;

/// <summary>Numbers with a given number of digits, rounded exactly with halves away from zero.</summary>
internal static class NumberFormat
{
    private const int MostDigits = 100;
    private const int MantissaBits = 52;
    private const int ExponentBias = 1075;

    public static JsValue Fixed(Run run, double number, JsValue asked)
    {
        var digits = Coercion.ToInteger(run, asked);
        if (digits is < 0 or > MostDigits) throw ScriptAbort.Range("DigitCount", 0, MostDigits);
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21) return JsValue.Of(NumberText.Of(number));
        var scaled = Rounded(Math.Abs(number), (int)digits).ToString(CultureInfo.InvariantCulture).PadLeft((int)digits + 1, '0');
        var text = digits == 0 ? scaled : $"{scaled.AsSpan(0, scaled.Length - (int)digits)}.{scaled.AsSpan(scaled.Length - (int)digits)}";
        return JsValue.Of(number < 0 ? "-" + text : text);
    }

    public static JsValue Exponential(Run run, double number, JsValue asked)
    {
        var digits = Coercion.ToInteger(run, asked);
        if (!double.IsFinite(number)) return JsValue.Of(NumberText.Of(number));
        if (digits is < 0 or > MostDigits) throw ScriptAbort.Range("DigitCount", 0, MostDigits);
        var (text, exponent) = asked.IsUndefined && number != 0 ? ShortestOf(Math.Abs(number)) : Significant(Math.Abs(number), (int)digits + 1);
        return JsValue.Of((number < 0 ? "-" : "") + WithExponent(text, exponent));
    }

    public static JsValue Precision(Run run, double number, JsValue asked)
    {
        if (asked.IsUndefined) return JsValue.Of(NumberText.Of(number));
        var digits = Coercion.ToInteger(run, asked);
        if (!double.IsFinite(number)) return JsValue.Of(NumberText.Of(number));
        if (digits is < 1 or > MostDigits) throw ScriptAbort.Range("DigitCount", 1, MostDigits);
        var (text, exponent) = Significant(Math.Abs(number), (int)digits);
        var sign = number < 0 ? "-" : "";
        if (exponent < -6 || exponent >= digits) return JsValue.Of(sign + WithExponent(text, exponent));
        if (exponent < 0) return JsValue.Of(sign + "0." + new string('0', -exponent - 1) + text);
        return JsValue.Of(sign + (exponent + 1 == text.Length ? text : $"{text.AsSpan(0, exponent + 1)}.{text.AsSpan(exponent + 1)}"));
    }

    /// <summary>A number in another radix: the fewest fraction digits that tell it from its neighbours.</summary>
    public static string Radix(double number, int radix)
    {
        if (!double.IsFinite(number)) return NumberText.Of(number);
        var whole = Math.Floor(Math.Abs(number));
        var text = new StringBuilder();
        AppendWhole(text, new BigInteger(whole), radix);
        AppendFraction(text, Math.Abs(number), whole, radix);
        return number < 0 ? "-" + text : text.ToString();
    }

    private static (string Digits, int Exponent) ShortestOf(double number)
    {
        var (digits, point) = NumberText.Shortest(number);
        return (digits, point - 1);
    }

    private static string WithExponent(string digits, int exponent) =>
        (digits.Length == 1 ? digits : $"{digits.AsSpan(0, 1)}.{digits.AsSpan(1)}") + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);

    private static (string Digits, int Exponent) Significant(double number, int count)
    {
        if (number == 0) return (new string('0', count), 0);
        var exponent = NumberText.Shortest(number).Point - 1;
        var digits = Rounded(number, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        // Rounding up 9.99 gives one digit more; a shortest text that was itself rounded up gives one less.
        if (digits.Length > count) (digits, exponent) = (digits[..count], exponent + 1);
        if (digits.Length < count) digits = Rounded(number, count - --exponent - 1).ToString(CultureInfo.InvariantCulture);
        return (digits, exponent);
    }

    // The whole number nearest to number × 10^places, of two the larger; computed on the exact binary value.
    private static BigInteger Rounded(double number, int places)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var biased = (int)(bits >> MantissaBits);
        var mantissa = new BigInteger((bits & ((1L << MantissaBits) - 1)) | (biased == 0 ? 0 : 1L << MantissaBits));
        var exponent = Math.Max(biased, 1) - ExponentBias;
        var numerator = mantissa * BigInteger.Pow(10, Math.Max(places, 0)) << Math.Max(exponent, 0);
        var denominator = BigInteger.Pow(10, Math.Max(-places, 0)) << Math.Max(-exponent, 0);
        return ((numerator * 2) + denominator) / (denominator * 2);
    }

    private static void AppendWhole(StringBuilder text, BigInteger whole, int radix)
    {
        if (whole.IsZero) text.Append('0');
        for (; !whole.IsZero; whole /= radix) text.Insert(0, DigitOf((int)(whole % radix)));
    }

    private static void AppendFraction(StringBuilder text, double number, double whole, int radix)
    {
        var fraction = number - whole;
        var delta = Math.Max(0.5 * (Math.BitIncrement(number) - number), double.Epsilon);
        if (fraction < delta) return;
        text.Append('.');
        var digits = new List<int>();
        do
        {
            fraction *= radix;
            delta *= radix;
            digits.Add((int)fraction);
            fraction -= digits[^1];
            if ((fraction > 0.5 || (fraction == 0.5 && (digits[^1] & 1) == 1)) && fraction + delta > 1)
            {
                RoundUp(text, digits, radix);
                break;
            }
        }
        while (fraction >= delta);
        foreach (var digit in digits) text.Append(DigitOf(digit));
        if (text[^1] == '.') text.Length--;
    }

    private static void RoundUp(StringBuilder text, List<int> digits, int radix)
    {
        while (digits.Count > 0)
        {
            if (++digits[^1] < radix) return;
            digits.RemoveAt(digits.Count - 1);
        }
        var whole = NumberText.ReadDigits(text.ToString(0, text.Length - 1), radix) + 1;
        text.Clear();
        AppendWhole(text, new BigInteger(whole), radix);
        text.Append('.');
    }

    private static char DigitOf(int digit) => (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
}
