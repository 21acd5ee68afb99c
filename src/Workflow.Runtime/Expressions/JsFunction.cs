namespace Workflow.Runtime.Expressions;

/// <summary>What a script can call. Functions never leave an evaluation.</summary>
internal abstract class JsFunction(string name, int length) : JsHeap(JsKind.Function)
{
    public string Name { get; } = name;

    /// <summary>How many parameters stand before the first with a default or the rest.</summary>
    public int Length { get; } = length;

    /// <summary>The text that the function has as a string.</summary>
    public abstract string Source { get; }

    /// <param name="arguments">Valid until the call returns.</param>
    public abstract JsValue Call(Run run, JsValue self, ReadOnlySpan<JsValue> arguments);
}

/// <summary>The body of a member that the language brings.</summary>
internal delegate JsValue NativeBody(Run run, JsValue self, ReadOnlySpan<JsValue> arguments);

/// <summary>A function that the language or Elsa brings.</summary>
internal sealed class JsNative(string name, int length, NativeBody body) : JsFunction(name, length)
{
    public override string Source => $"function {Name}() {{ [native code] }}";

    public override JsValue Call(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        run.Step();
        return body(run, self, arguments);
    }
}
