using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Reads the list that a loop goes through.</summary>
internal static class ItemList
{
    /// <summary>An array; nothing is an empty one, and a text is read as JSON, as the designer's editors write lists.</summary>
    public static JsValue Read(Run run, Expression? items, out ActivityResult.Failed? failure)
    {
        var value = run.Evaluate(items, InputType.Any, "items", out failure);
        if (failure is not null) return default;
        if (value.IsNullish) return JsValue.FromJson("[]");
        if (value.IsText && JsValue.TryFromJson(value.AsText(), out var parsed)) value = parsed;
        if (value.Kind == JsKind.Array) return value;
        failure = new("ItemsNotList", RunSentences.Of("ItemsNotList", run.Subject));
        return default;
    }
}
