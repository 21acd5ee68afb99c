namespace Workflow.Runtime.Expressions;

/// <summary>What a value points to. Changed only inside the evaluation that made it.</summary>
internal abstract class JsHeap(JsKind kind)
{
    public JsKind Kind { get; } = kind;
}

/// <summary>A dense array: the subset has no way to make a hole.</summary>
internal sealed class JsArray(List<JsValue> items) : JsHeap(JsKind.Array)
{
    public List<JsValue> Items { get; } = items;
}

/// <summary>A date as milliseconds since 1970 in UTC, NaN when invalid.</summary>
internal sealed class JsDate(double time) : JsHeap(JsKind.Date)
{
    public double Time { get; set; } = time;
}
