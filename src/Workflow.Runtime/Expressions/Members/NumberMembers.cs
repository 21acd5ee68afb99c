namespace Workflow.Runtime.Expressions.Members;

/// <summary>Members of a number, and <c>Number.…</c>.</summary>
internal static class NumberMembers
{
    public static readonly JsNative[] All =
    [
        new("toExponential", 1, (run, self, arguments) => NumberFormat.Exponential(run, Self(self), arguments.At(0))),
        new("toFixed", 1, (run, self, arguments) => NumberFormat.Fixed(run, Self(self), arguments.At(0))),
        new("toPrecision", 1, (run, self, arguments) => NumberFormat.Precision(run, Self(self), arguments.At(0))),
        new("toString", 1, ToText),
        new("valueOf", 0, (_, self, _) => JsValue.Of(Self(self))),
    ];

    public static readonly JsNative[] Statics =
    [
        new("isFinite", 1, (_, _, arguments) => JsValue.Of(arguments.At(0) is { IsNumber: true } number && double.IsFinite(number.Raw))),
        new("isInteger", 1, (_, _, arguments) => JsValue.Of(IsWhole(arguments.At(0)))),
        new("isNaN", 1, (_, _, arguments) => JsValue.Of(arguments.At(0) is { IsNumber: true } number && double.IsNaN(number.Raw))),
        new("isSafeInteger", 1, (_, _, arguments) => JsValue.Of(IsWhole(arguments.At(0)) && Math.Abs(arguments[0].Raw) <= MostSafe)),
        new("parseFloat", 1, (run, _, arguments) => ParseFloat(run, arguments)),
        new("parseInt", 2, (run, _, arguments) => ParseInt(run, arguments)),
    ];

    public static readonly (string Name, double Value)[] Constants =
    [
        ("EPSILON", Math.Pow(2, -52)), ("MAX_SAFE_INTEGER", MostSafe), ("MAX_VALUE", double.MaxValue), ("MIN_SAFE_INTEGER", -MostSafe),
        ("MIN_VALUE", double.Epsilon), ("NEGATIVE_INFINITY", double.NegativeInfinity), ("NaN", double.NaN), ("POSITIVE_INFINITY", double.PositiveInfinity),
    ];

    private const double MostSafe = 9007199254740991;

    public static JsValue ParseFloat(Run run, ReadOnlySpan<JsValue> arguments)
    {
        var text = JsSpace.TrimStart(Coercion.ToText(run, arguments.At(0)));
        var length = NumberText.DecimalLength(text);
        return length == 0 ? JsValue.NaN : JsValue.Of(NumberText.ReadDecimal(text[..length]));
    }

    public static JsValue ParseInt(Run run, ReadOnlySpan<JsValue> arguments)
    {
        var text = JsSpace.TrimStart(Coercion.ToText(run, arguments.At(0)));
        var asked = Coercion.ToInteger(run, arguments.At(1));
        var isNegative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '+' or '-') text = text[1..];
        var isHex = text.Length > 1 && text[0] == '0' && text[1] is 'x' or 'X';
        if (isHex && asked is 0 or 16)
        {
            text = text[2..];
            asked = 16;
        }
        if (asked == 0) asked = 10;
        if (asked is < 2 or > 36) return JsValue.NaN;
        var length = 0;
        while (length < text.Length && NumberText.DigitOf(text[length]) < asked) length++;
        var number = asked == 10 && length > 0 ? NumberText.ReadDecimal(text[..length]) : NumberText.ReadDigits(text[..length], (int)asked);
        return JsValue.Of(isNegative ? -number : number);
    }

    private static bool IsWhole(JsValue value) => value.IsNumber && double.IsFinite(value.Raw) && Math.Truncate(value.Raw) == value.Raw;

    private static double Self(JsValue self) => self.IsNumber ? self.Raw : throw ScriptAbort.Type("NotANumber", Coercion.Shown(self));

    private static JsValue ToText(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var number = Self(self);
        var radix = arguments.At(0).IsUndefined ? 10 : Coercion.ToInteger(run, arguments.At(0));
        if (radix is < 2 or > 36) throw ScriptAbort.Range("NoSuchRadix", NumberText.Of(radix));
        return JsValue.Of(radix == 10 ? NumberText.Of(number) : NumberFormat.Radix(number, (int)radix));
    }
}
