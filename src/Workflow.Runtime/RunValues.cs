using System.Security.Cryptography;
using System.Text;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime;

/// <summary>
/// The values that a run reads and writes: variables, inputs, outputs and what the run keeps about itself. Writes stay here until
/// the run ends, and only those that changed a value become effects.
/// </summary>
internal sealed class RunValues : ScriptScope
{
    private const string Result = "Result";
    private const string Outcome = "Outcome";
    private const string Last = "LastResult";
    private const string Correlation = "CorrelationId";

    private readonly Dictionary<(string Scope, string Name), JsValue> read = [];
    private readonly Dictionary<(string Scope, string Name), JsValue> written = [];
    private readonly List<(string Scope, string Name)> order = [];
    private ProcessGraph graph = null!;
    private RunContext context = null!;
    private Position begun = null!;
    private int guids;

    public override DateTime Now => context.Now;
    public override TimeZoneInfo Zone => context.Zone;
    public override JsValue LastResult => Find(RunContext.RunScope, Last, out var value) ? value : JsValue.Undefined;
    public override string? CorrelationId => Find(RunContext.RunScope, Correlation, out var value) ? value.IsText ? value.AsText() : null : context.DossierCode;
    public override string InstanceId => context.DossierId;
    public override string? InstanceName => context.DossierCode;
    public override string DefinitionId => context.DefinitionId.Length > 0 ? context.DefinitionId : graph.DefinitionId;
    public override int DefinitionVersion => context.DefinitionVersion;

    public void Begin(ProcessGraph ofGraph, Position position, RunContext ofContext) => (graph, begun, context) = (ofGraph, position, ofContext);

    public void Clear()
    {
        read.Clear();
        written.Clear();
        order.Clear();
        guids = 0;
        (graph, context, begun) = (null!, null!, null!);
    }

    /// <summary>Keeps what the process is started with, as far as anything can read it; refuses what is no JSON or too large.</summary>
    public Rejection? TakeInputs(IReadOnlyDictionary<string, string> inputs)
    {
        foreach (var (name, json) in inputs)
        {
            if (!graph.Reads.ReadsInput(name)) continue;
            if (Read(json, name, out var value) is { } unusable) return unusable;
            Write(RunContext.InputScope, name, value);
        }
        return null;
    }

    /// <summary>
    /// Keeps what an activity yielded: for later expressions, as far as any reads outputs, and in the variables that capture it. Refuses what
    /// is no JSON or too large.
    /// </summary>
    public Rejection? TakeOutputs(ProcessActivity activity, string? outcome, string? json)
    {
        if (!graph.Reads.Outputs && !graph.Reads.LastResult && activity.Captures.IsEmpty) return null;
        if (Read(json, activity.Name, out var result) is { } unusable) return unusable;
        if (graph.Reads.Outputs)
        {
            Write(RunContext.OutputScope(activity.Id), Result, result);
            if (outcome is not null) Write(RunContext.OutputScope(activity.Id), Outcome, JsValue.Of(outcome));
        }
        if (graph.Reads.LastResult) Write(RunContext.RunScope, Last, result);
        foreach (var (output, variable) in activity.Captures) SetVariable(variable, output == Outcome ? JsValue.Of(outcome) : result);
        return null;
    }

    private static Rejection? Read(string? json, string subject, out JsValue value)
    {
        value = JsValue.Null;
        if (json is null || json.Length <= Variable.LongestValue && JsValue.TryFromJson(json, out value)) return null;
        return json.Length > Variable.LongestValue
            ? RunSentences.Refuse("DataTooLarge", subject, Variable.LongestValue / 1024)
            : RunSentences.Refuse("DataNotJson", subject);
    }

    public override bool TryGetVariable(string name, out JsValue value)
    {
        if (Find(RunContext.ProcessScope, name, out value)) return true;
        if (graph.FindVariable(name) is not { } declared) return false;
        value = declared.Default;
        return true;
    }

    public override void SetVariable(string name, JsValue value) => Write(RunContext.ProcessScope, name, value);

    public override bool TryGetInput(string name, out JsValue value) => Find(RunContext.InputScope, name, out value);

    /// <summary>An output by its name; the members of a step's data count as outputs of their own.</summary>
    public override bool TryGetOutput(string activity, string? output, out JsValue value)
    {
        value = default;
        if (graph.FindByScriptName(activity) is not { } found) return false;
        var scope = RunContext.OutputScope(found.Id);
        if (Find(scope, output ?? Result, out value)) return true;
        if (output is null || !Find(scope, Result, out var data) || data.Kind != JsKind.Object) return false;
        foreach (var (name, member) in data.AsObject())
        {
            if (!name.Equals(output, StringComparison.Ordinal) && ScriptNames.Pascal(name) != output) continue;
            value = member;
            return true;
        }
        return false;
    }

    public override void SetCorrelationId(string? value) => Write(RunContext.RunScope, Correlation, JsValue.Of(value));

    public override string? FindVariable(string pascalName) =>
        graph.FindVariableByPascalName(pascalName) ?? base.FindVariable(pascalName);

    /// <summary>From the dossier, the position and the instant: another stimulus, another sequence; the same stimulus, the same one.</summary>
    public override Guid NextGuid()
    {
        var seed = Encoding.UTF8.GetBytes($"{context.DossierId}|{context.Now.Ticks}|{Convert.ToBase64String(begun.Encode())}|{guids++}");
        var bytes = SHA256.HashData(seed).AsSpan(0, 16);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Adds an effect for each value that is not what it was, in the order of the first write.</summary>
    public void WriteChanges(List<Effect> effects)
    {
        foreach (var (scope, name) in order)
        {
            var json = written[(scope, name)].ToJson();
            if (json != Before(scope, name)) effects.Add(new Effect.VariableSet(scope, name, json));
        }
    }

    private string? Before(string scope, string name) =>
        context.Stored(scope, name) ?? (scope == RunContext.ProcessScope ? graph.FindVariable(name)?.DefaultJson : null);

    private void Write(string scope, string name, JsValue value)
    {
        if (!written.ContainsKey((scope, name))) order.Add((scope, name));
        written[(scope, name)] = value;
    }

    private bool Find(string scope, string name, out JsValue value)
    {
        if (written.TryGetValue((scope, name), out value) || read.TryGetValue((scope, name), out value)) return true;
        if (context.Stored(scope, name) is not { } json || !JsValue.TryFromJson(json, out value)) return false;
        read[(scope, name)] = value;
        return true;
    }
}
