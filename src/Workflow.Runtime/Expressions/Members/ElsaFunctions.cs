using System.Collections.Frozen;

namespace Workflow.Runtime.Expressions.Members;

/// <summary>The functions that Elsa brings; what is not there is null.</summary>
internal static class ElsaFunctions
{
    public static readonly FrozenDictionary<string, JsNative> All = new JsNative[]
    {
        new("getCorrelationId", 0, (run, _, _) => run.CorrelationId),
        new("getInput", 1, (run, _, arguments) =>
            run.Scope.TryGetInput(Coercion.ToText(run, arguments.At(0)), out var value) ? run.Copied(value) : JsValue.Null),
        new("getLastResult", 0, (run, _, _) => run.Copied(run.Scope.LastResult)),
        new("getOutputFrom", 2, GetOutputFrom),
        new("getVariable", 1, (run, _, arguments) =>
            run.TryGetVariable(Coercion.ToText(run, arguments.At(0)), out var value) ? value : JsValue.Null),
        new("getWorkflowDefinitionId", 0, (run, _, _) => JsValue.Of(run.Scope.DefinitionId)),
        new("getWorkflowDefinitionVersion", 0, (run, _, _) => JsValue.Of(run.Scope.DefinitionVersion)),
        new("getWorkflowInstanceId", 0, (run, _, _) => JsValue.Of(run.Scope.InstanceId)),
        new("getWorkflowInstanceName", 0, (run, _, _) => JsValue.Of(run.Scope.InstanceName)),
        new("isNullOrEmpty", 1, (run, _, arguments) => JsValue.Of(arguments.At(0).IsNullish || Coercion.ToText(run, arguments[0]).Length == 0)),
        new("isNullOrWhiteSpace", 1, (run, _, arguments) => JsValue.Of(arguments.At(0).IsNullish || string.IsNullOrWhiteSpace(Coercion.ToText(run, arguments[0])))),
        new("newGuidString", 0, (run, _, _) => JsValue.Of(run.Scope.NextGuid().ToString())),
        new("parseGuid", 1, ParseGuid),
        new("setCorrelationId", 1, SetCorrelationId),
        new("setVariable", 2, SetVariable),
        new("toJson", 1, ToJson),
    }.ToFrozenDictionary(native => native.Name, StringComparer.Ordinal);

    /// <summary>The functions that only the script of an activity has.</summary>
    public static readonly FrozenDictionary<string, JsNative> OfOutcomes = new JsNative[]
    {
        new("setOutcome", 1, (run, _, arguments) => Choose(run, [arguments.At(0)])),
        new("setOutcomes", 1, (run, _, arguments) => Choose(run, Iteration.ItemsOf(run, arguments.At(0)))),
    }.ToFrozenDictionary(native => native.Name, StringComparer.Ordinal);

    private static JsValue Choose(Run run, IReadOnlyList<JsValue> names)
    {
        var chosen = names.Select(name => Coercion.ToText(run, name)).ToList();
        Run.Require(JsValue.Array(chosen.Select(JsValue.Of)));
        run.Outcomes = chosen;
        return JsValue.Undefined;
    }

    private static JsValue GetOutputFrom(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var activity = Coercion.ToText(run, arguments.At(0));
        var output = arguments.At(1).IsNullish ? null : Coercion.ToText(run, arguments[1]);
        return run.Scope.TryGetOutput(activity, output, out var value) ? run.Copied(value) : JsValue.Null;
    }

    private static JsValue SetVariable(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        run.SetVariable(Coercion.ToText(run, arguments.At(0)), arguments.At(1));
        return JsValue.Undefined;
    }

    private static JsValue SetCorrelationId(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var value = arguments.At(0);
        run.CorrelationId = value.IsNullish ? JsValue.Null : JsValue.Of(Coercion.ToText(run, value));
        return JsValue.Undefined;
    }

    private static JsValue ParseGuid(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var text = Coercion.ToText(run, arguments.At(0));
        return Guid.TryParse(text, out var guid) ? JsValue.Of(guid.ToString()) : throw ScriptAbort.Type("NotAGuid", Coercion.Shown(JsValue.Of(text)));
    }

    private static JsValue ToJson(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var json = new JsonComposing(run, JsValue.Undefined, "").Compose(arguments.At(0));
        return json.IsUndefined ? JsValue.Of("null") : json;
    }
}
