using Workflow.Runtime.Expressions;

namespace Workflow.Runtime;

/// <summary>What holds for every process that another one starts.</summary>
public static class ChildLimits
{
    /// <summary>How many processes may stand above one that is started: one that starts itself without end is stopped here.</summary>
    public const int MostGenerations = 16;

    /// <summary>The inputs of a process from the JSON object that its parent gave.</summary>
    public static IReadOnlyDictionary<string, string> InputsOf(string? inputJson) => inputJson is null
        ? new Dictionary<string, string>()
        : JsValue.FromJson(inputJson).AsObject().ToDictionary(m => m.Key, m => m.Value.ToJson(), StringComparer.Ordinal);
}
