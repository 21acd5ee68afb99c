using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions;

/// <summary>Arithmetic where ECMAScript and .NET differ, and the operators on pairs of numbers.</summary>
internal static class JsNumber
{
    public static JsValue Apply(BinaryOperator operation, double left, double right) => operation switch
    {
        BinaryOperator.Add => JsValue.Of(left + right),
        BinaryOperator.Subtract => JsValue.Of(left - right),
        BinaryOperator.Multiply => JsValue.Of(left * right),
        BinaryOperator.Divide => JsValue.Of(left / right),
        BinaryOperator.Remainder => JsValue.Of(left % right),
        BinaryOperator.Power => JsValue.Of(Power(left, right)),
        BinaryOperator.Less => JsValue.Of(left < right),
        BinaryOperator.LessOrEqual => JsValue.Of(left <= right),
        BinaryOperator.Greater => JsValue.Of(left > right),
        BinaryOperator.GreaterOrEqual => JsValue.Of(left >= right),
        BinaryOperator.Equal or BinaryOperator.StrictEqual => JsValue.Of(left == right),
        BinaryOperator.NotEqual or BinaryOperator.StrictNotEqual => JsValue.Of(left != right),
        _ => throw new InvalidOperationException($"No operator {operation} on numbers."),
    };

    /// <summary>NaN for an exponent that is NaN, and for one of 1 and -1 raised to infinity.</summary>
    public static double Power(double left, double right)
    {
        if (double.IsNaN(right)) return double.NaN;
        if (double.IsInfinity(right) && Math.Abs(left) == 1) return double.NaN;
        return Math.Pow(left, right);
    }

    /// <summary>Halves go up, towards positive infinity.</summary>
    public static double Round(double number)
    {
        if (!double.IsFinite(number) || Math.Abs(number) >= 4503599627370496) return number;
        var floor = Math.Floor(number);
        var rounded = number - floor >= 0.5 ? floor + 1 : floor;
        return rounded == 0 && double.IsNegative(number) ? -0.0 : rounded;
    }
}
