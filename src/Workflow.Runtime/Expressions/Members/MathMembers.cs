namespace Workflow.Runtime.Expressions.Members;

/// <summary><c>Math.…</c>, without <c>random</c>: the same run always decides the same.</summary>
internal static class MathMembers
{
    public static readonly JsNative[] All =
    [
        Of("abs", Math.Abs), Of("ceil", Math.Ceiling), Of("floor", Math.Floor), Of("round", JsNumber.Round), Of("trunc", Math.Truncate),
        Of("sign", number => double.IsNaN(number) || number == 0 ? number : Math.Sign(number)),
        Of("sqrt", Math.Sqrt), Of("cbrt", CubeRoot), Of("exp", Math.Exp), Of("log", Math.Log), Of("log2", Math.Log2), Of("log10", Math.Log10),
        Of("sin", Math.Sin), Of("cos", Math.Cos), Of("tan", Math.Tan), Of("asin", Math.Asin), Of("acos", Math.Acos), Of("atan", Math.Atan),
        Of("fround", number => (float)number),
        new("atan2", 2, (run, _, arguments) => JsValue.Of(Math.Atan2(Coercion.ToNumber(run, arguments.At(0)), Coercion.ToNumber(run, arguments.At(1))))),
        new("hypot", 2, Hypot),
        new("max", 2, (run, _, arguments) => Fold(run, arguments, double.NegativeInfinity, Math.Max)),
        new("min", 2, (run, _, arguments) => Fold(run, arguments, double.PositiveInfinity, Math.Min)),
        new("pow", 2, (run, _, arguments) => JsValue.Of(JsNumber.Power(Coercion.ToNumber(run, arguments.At(0)), Coercion.ToNumber(run, arguments.At(1))))),
    ];

    public static readonly (string Name, double Value)[] Constants =
    [
        ("E", Math.E), ("LN10", 2.302585092994046), ("LN2", 0.6931471805599453), ("LOG10E", 0.4342944819032518),
        ("LOG2E", 1.4426950408889634), ("PI", Math.PI), ("SQRT1_2", 0.7071067811865476), ("SQRT2", 1.4142135623730951),
    ];

    private static JsNative Of(string name, Func<double, double> function) =>
        new(name, 1, (run, _, arguments) => JsValue.Of(function(Coercion.ToNumber(run, arguments.At(0)))));

    // The platform's root may be off in the last digit, also for whole cubes: one step of Newton's method mends it.
    private static double CubeRoot(double number)
    {
        var root = Math.Cbrt(number);
        if (root == 0 || !double.IsFinite(root)) return root;
        return root - (((root * root * root) - number) / (3 * root * root));
    }

    private static JsValue Fold(Run run, ReadOnlySpan<JsValue> arguments, double start, Func<double, double, double> fold)
    {
        var made = start;
        foreach (var argument in arguments) made = fold(made, Coercion.ToNumber(run, argument));
        return JsValue.Of(made);
    }

    // Scaled by the largest, so that no square overflows, with the lost parts of the sum carried along.
    private static JsValue Hypot(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var most = 0.0;
        var sizes = new double[arguments.Length];
        for (var i = 0; i < sizes.Length; i++) sizes[i] = Math.Abs(Coercion.ToNumber(run, arguments[i]));
        if (sizes.Any(double.IsInfinity)) return JsValue.Of(double.PositiveInfinity);
        foreach (var size in sizes) most = Math.Max(most, size);
        if (most == 0 || double.IsNaN(most)) return JsValue.Of(most);
        var (sum, lost) = (0.0, 0.0);
        foreach (var size in sizes)
        {
            var summand = (size / most * (size / most)) - lost;
            var next = sum + summand;
            lost = next - sum - summand;
            sum = next;
        }
        return JsValue.Of(Math.Sqrt(sum) * most);
    }
}
