namespace Workflow.Runtime.Expressions;

/// <summary>The equalities of ECMAScript that run no code of the script.</summary>
internal static class Equality
{
    /// <summary><c>===</c>.</summary>
    public static bool Strict(JsValue left, JsValue right)
    {
        if (left.IsNumber) return right.IsNumber && left.Raw == right.Raw;
        if (left.IsBoolean) return right.IsBoolean && left.Raw == right.Raw;
        return left.Content is string text ? right.Content is string other && text == other : ReferenceEquals(left.Content, right.Content);
    }

    /// <summary>As <c>includes</c> compares: <c>===</c>, with NaN equal to itself.</summary>
    public static bool SameValueZero(JsValue left, JsValue right) =>
        Strict(left, right) || (left.IsNumber && right.IsNumber && double.IsNaN(left.Raw) && double.IsNaN(right.Raw));

    /// <summary><c>Object.is</c>: as <see cref="SameValueZero"/>, with 0 and -0 told apart.</summary>
    public static bool SameValue(JsValue left, JsValue right)
    {
        if (!left.IsNumber || !right.IsNumber) return Strict(left, right);
        if (left.Raw == 0 && right.Raw == 0) return double.IsNegative(left.Raw) == double.IsNegative(right.Raw);
        return left.Raw.Equals(right.Raw);
    }
}
