using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime;

/// <summary>
/// The values that a run reads and writes: variables, inputs, outputs and what the run keeps about itself. Writes stay here until
/// the run ends, and only those that changed a value become effects.
/// </summary>
internal sealed partial class RunValues : ScriptScope
{
    private const string Result = "Result";
    private const string Outcome = "Outcome";
    private const string Last = "LastResult";
    private const string Correlation = "CorrelationId";

    /// <summary>What the run calls itself, in the scope of the run.</summary>
    public const string Name = "Name";

    /// <summary>With this begin the names of what activities keep for themselves beside the variables of a frame.</summary>
    public const char Hidden = '$';

    private readonly Dictionary<(string Scope, string Name), JsValue> read = [];
    private readonly Dictionary<(string Scope, string Name), JsValue> written = [];
    private readonly List<(string Scope, string Name)> order = [];
    private readonly HashSet<string> ended = new(StringComparer.Ordinal);
    private ProcessGraph graph = null!;
    private RunContext context = null!;
    private Position begun = null!;

    /// <summary>The frame from which names are looked up, outward.</summary>
    public OpenFrame Frame { get; set; } = null!;

    public void Begin(ProcessGraph ofGraph, Position position, RunContext ofContext) => (graph, begun, context) = (ofGraph, position, ofContext);

    public void Clear()
    {
        read.Clear();
        written.Clear();
        order.Clear();
        ended.Clear();
        (guids, Argument) = (0, null);
        (graph, context, begun, Frame) = (null!, null!, null!, null!);
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

    /// <summary>Keeps what an officer decided and filled in. Refuses what is no JSON or too large.</summary>
    public Rejection? TakeDecision(ProcessActivity activity, string outcome, string? json)
    {
        if (!graph.Reads.Outputs && !graph.Reads.LastResult && activity.Captures.IsEmpty) return null;
        if (Read(json, activity.Name, out var result) is { } unusable) return unusable;
        TakeOutput(activity, Outcome, JsValue.Of(outcome));
        TakeOutput(activity, Result, result);
        return null;
    }

    /// <summary>Keeps one output of an activity: for later expressions, as far as any reads outputs, and in the variable that captures it.</summary>
    public void TakeOutput(ProcessActivity activity, string output, JsValue value)
    {
        if (graph.Reads.Outputs) Write(RunContext.ResultScope(activity.Key), output, value);
        if (graph.Reads.LastResult && output == Result) Write(RunContext.RunScope, Last, value);
        foreach (var (captured, variable) in activity.Captures)
            if (captured == output) SetVariable(variable, value);
    }

    /// <summary>Keeps an output of the nearest definition around that declares it and is used as an activity, else of the process.</summary>
    public void SetProcessOutput(string output, JsValue value)
    {
        for (var frame = DefinitionAround(Frame); frame is not null; frame = DefinitionAround(frame.Parent))
        {
            if (!frame.Activity.Type.Outputs.Contains(output, StringComparer.Ordinal)) continue;
            SetIn(frame, output, value);
            return;
        }
        Write(RunContext.OutputScope, output, value);
    }

    /// <summary>Reads JSON from outside; null is the value null. Refuses what is no JSON or too large.</summary>
    public static Rejection? Read(string? json, string subject, out JsValue value)
    {
        value = JsValue.Null;
        if (json is null || json.Length <= Variable.LongestValue && JsValue.TryFromJson(json, out value)) return null;
        return json.Length > Variable.LongestValue
            ? RunSentences.Refuse("DataTooLarge", subject, Variable.LongestValue / 1024)
            : RunSentences.Refuse("DataNotJson", subject);
    }

    /// <summary>Gives a variable another value before a failed activity is tried again. Refuses a name that is not declared and a value of another type.</summary>
    public Rejection? Correct(string name, string json)
    {
        if (DeclaringFrame(name)?.Activity.FindVariable(name) is not { } declared) return new Rejection(RejectionKind.Unprocessable, "VariableNotDeclared", RunSentences.Of("VariableNotDeclared", name));
        if (Read(json, name, out var value) is { } unusable) return unusable;
        var converted = InputConversion.Convert(value, declared.ValueType, name, name);
        if (converted.Fault is { } fault) return new Rejection(RejectionKind.Unprocessable, fault.Code, fault.Sentence);
        SetVariable(name, converted.Value);
        return null;
    }

    /// <summary>Gives exactly this variable a value, even where a nearer scope has another one of its name.</summary>
    public void SetDeclared(DeclaredVariable variable, JsValue value)
    {
        var frame = Frame;
        while (frame.Parent is { } outer && frame.Activity.FindVariable(variable.Name) != variable) frame = outer;
        SetIn(frame, variable.Name, value);
    }

    /// <summary>Gives a variable of one frame a value, whatever else has its name.</summary>
    public static void SetIn(OpenFrame frame, string name, JsValue value) => frame.Values[name] = new(value, IsWritten: true);

    /// <summary>The value that a variable of one frame has; false where it has none yet.</summary>
    public bool FindIn(OpenFrame frame, string name, out JsValue value)
    {
        value = default;
        if (frame.HasValues && frame.Values.TryGetValue(name, out var slot))
        {
            value = slot.Value;
            return true;
        }
        if (!frame.IsStored && frame.Id > 0 || StoredIn(frame.Scope, name) is not { } json || !JsValue.TryFromJson(json, out value)) return false;
        frame.Values[name] = new(value, IsWritten: false);
        return true;
    }

    /// <summary>The variables of a frame that is over are gone.</summary>
    public void Forget(OpenFrame frame, List<Effect?> effects)
    {
        if (!frame.IsStored) return;
        ended.Add(frame.Scope);
        effects.Add(new Effect.ScopeEnded(frame.Scope));
    }

    private OpenFrame Outermost
    {
        get
        {
            var frame = Frame;
            while (frame.Parent is { } outer) frame = outer;
            return frame;
        }
    }

    private OpenFrame? DeclaringFrame(string name)
    {
        for (var frame = Frame; frame is not null; frame = frame.Parent)
            if (frame.Activity.FindVariable(name) is not null) return frame;
        return null;
    }

    private string? StoredIn(string scope, string name) => ended.Contains(scope) ? null : context.Stored(scope, name);

    /// <summary>Names the running process.</summary>
    public void SetName(string? value) => Write(RunContext.RunScope, Name, JsValue.Of(value));

    /// <summary>Adds an effect for each value that is not what it was: what is kept beside variables in the order of the first write, then variables from the outermost scope inwards.</summary>
    public void WriteChanges(List<Effect?> effects, IReadOnlyList<OpenFrame> frames)
    {
        foreach (var (scope, name) in order) WriteChange(effects, scope, name, written[(scope, name)], context.Stored(scope, name));
        if (written.ContainsKey((RunContext.RunScope, Correlation))) effects.Add(new Effect.Correlated(CorrelationId));
        foreach (var frame in frames)
        {
            if (!frame.HasValues) continue;
            foreach (var (name, slot) in frame.Values)
                if (slot.IsWritten) WriteChange(effects, frame.Scope, name, slot.Value, StoredIn(frame.Scope, name) ?? frame.Activity.FindVariable(name)?.DefaultJson);
        }
    }

    private static void WriteChange(List<Effect?> effects, string scope, string name, JsValue value, string? before)
    {
        var json = value.ToJson();
        if (json != before) effects.Add(new Effect.VariableSet(scope, name, json));
    }

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
