namespace Workflow.Runtime.Expressions.Tree;

internal enum BinaryOperator : byte
{
    Add, Subtract, Multiply, Divide, Remainder, Power,
    Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual, StrictEqual, StrictNotEqual, In,
}

internal enum LogicalOperator : byte { And, Or, Coalesce }

internal enum UnaryOperator : byte { Not, Negate, Plus, TypeOf }

/// <summary>The operators on values; pairs of numbers are decided first because conditions are mostly that.</summary>
internal static class Operators
{
    public static JsValue Apply(Run run, BinaryOperator operation, JsValue left, JsValue right)
    {
        if (left.IsNumber && right.IsNumber && operation != BinaryOperator.In) return JsNumber.Apply(operation, left.Raw, right.Raw);
        switch (operation)
        {
            case BinaryOperator.Add: return Add(run, left, right);
            case BinaryOperator.Equal: return JsValue.Of(LooseEqual(run, left, right));
            case BinaryOperator.NotEqual: return JsValue.Of(!LooseEqual(run, left, right));
            case BinaryOperator.StrictEqual: return JsValue.Of(Equality.Strict(left, right));
            case BinaryOperator.StrictNotEqual: return JsValue.Of(!Equality.Strict(left, right));
            case BinaryOperator.In: return In(run, left, right);
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual:
                return Compare(run, operation, left, right);
            default:
                var number = Coercion.ToNumber(run, left);
                return JsNumber.Apply(operation, number, Coercion.ToNumber(run, right));
        }
    }

    public static JsValue Apply(Run run, UnaryOperator operation, JsValue value) => operation switch
    {
        UnaryOperator.Not => JsValue.Of(!value.IsTruthy),
        UnaryOperator.Negate => JsValue.Of(-Coercion.ToNumber(run, value)),
        UnaryOperator.Plus => JsValue.Of(Coercion.ToNumber(run, value)),
        UnaryOperator.TypeOf => JsValue.Of(TypeOf(value)),
        _ => throw new InvalidOperationException($"No operator {operation}."),
    };

    /// <summary><c>==</c>.</summary>
    public static bool LooseEqual(Run run, JsValue left, JsValue right)
    {
        if (left.IsNullish || right.IsNullish) return left.IsNullish && right.IsNullish;
        if (left.Kind == right.Kind || (left.IsHeap && right.IsHeap)) return Equality.Strict(left, right);
        if (left.IsHeap) return LooseEqual(run, Coercion.ToPrimitive(run, left, Hint.Default), right);
        if (right.IsHeap) return LooseEqual(run, left, Coercion.ToPrimitive(run, right, Hint.Default));
        return Coercion.ToNumber(run, left) == Coercion.ToNumber(run, right);
    }

    private static JsValue Add(Run run, JsValue left, JsValue right)
    {
        left = Coercion.ToPrimitive(run, left, Hint.Default);
        right = Coercion.ToPrimitive(run, right, Hint.Default);
        if (!left.IsText && !right.IsText) return JsValue.Of(Coercion.ToNumber(run, left) + Coercion.ToNumber(run, right));
        var (first, second) = (Coercion.ToText(run, left), Coercion.ToText(run, right));
        run.ChargeText(first.Length + second.Length);
        return JsValue.Of(first + second);
    }

    private static JsValue Compare(Run run, BinaryOperator operation, JsValue left, JsValue right)
    {
        left = Coercion.ToPrimitive(run, left, Hint.Number);
        right = Coercion.ToPrimitive(run, right, Hint.Number);
        if (!left.IsText || !right.IsText) return JsNumber.Apply(operation, Coercion.ToNumber(run, left), Coercion.ToNumber(run, right));
        return JsNumber.Apply(operation, string.CompareOrdinal(left.AsText(), right.AsText()), 0);
    }

    private static JsValue In(Run run, JsValue left, JsValue right)
    {
        if (!right.IsHeap) throw ScriptAbort.Type("InOfPrimitive", Coercion.Shown(right));
        return JsValue.Of(Property.Has(right, Coercion.ToKey(run, left)));
    }

    private static string TypeOf(JsValue value) => value.Kind switch
    {
        JsKind.Undefined => "undefined",
        JsKind.Boolean => "boolean",
        JsKind.Number => "number",
        JsKind.String => "string",
        JsKind.Function => "function",
        JsKind.Null or JsKind.Array or JsKind.Object or JsKind.Date => "object",
        _ => throw new InvalidOperationException($"No type of {value.Kind}."),
    };
}
