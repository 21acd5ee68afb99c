using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime;

/// <summary>
/// The working memory of one stimulus: a queue of what is to run, and the position as it changes. To an activity it is the
/// only window on the process: expressions, variables, outputs and the journal. This part is what activities see.
/// </summary>
public sealed partial class Run
{
    private readonly RunValues values = new();
    private readonly List<Effect?> effects = [];
    private ProcessActivity current = null!;
    private OpenFrame currentFrame = null!;

    internal Run() { }

    /// <summary>The instant of the stimulus, UTC.</summary>
    public DateTime Now => values.Now;

    /// <summary>The office's zone.</summary>
    public TimeZoneInfo Zone => values.Zone;

    /// <summary>What the reader of a sentence calls the activity at work.</summary>
    public string Subject => current.Name;

    internal ProcessGraph Graph { get; private set; } = null!;

    internal RunValues Values => values;

    /// <summary>The value of an input, converted; what fails is the incident that the activity is to return.</summary>
    /// <param name="input">The input's name, for the sentence.</param>
    public JsValue Evaluate(Expression? expression, InputType type, string input, out ActivityResult.Failed? failure)
    {
        failure = null;
        if (expression is null) return JsValue.Undefined;
        if (expression is Expression.Literal { Value: var literal } && type == InputType.Any) return literal;
        var result = expression.Evaluate(values);
        if (!result.IsFault) result = InputConversion.Convert(result.Value, type, current.Name, input);
        if (result.Fault is not { } fault) return result.Value;
        failure = new(fault.Code, fault.Sentence);
        return JsValue.Undefined;
    }

    /// <summary>Runs the script of an activity; what fails is the incident that the activity is to return.</summary>
    public ScriptResult Evaluate(Script script, out ActivityResult.Failed? failure)
    {
        var result = script.Evaluate(values);
        failure = result.Fault is { } fault ? new(fault.Code, fault.Sentence) : null;
        return result;
    }

    /// <summary>Gives a declared variable a value, converted to its type; what fails is the incident that the activity is to return.</summary>
    public ActivityResult.Failed? SetVariable(DeclaredVariable variable, JsValue value)
    {
        var converted = InputConversion.Convert(value, variable.ValueType, current.Name, variable.Name);
        if (converted.Fault is { } fault) return new(fault.Code, fault.Sentence);
        if (TooLarge(variable.Name, converted.Value) is { } failure) return failure;
        values.SetDeclared(variable, converted.Value);
        return null;
    }

    /// <summary>
    /// Keeps what the activity yields: for later expressions and in the variable that captures it. <c>Result</c> is also the last result.
    /// </summary>
    public ActivityResult.Failed? SetOutput(string output, JsValue value)
    {
        if (TooLarge(output, value) is { } failure) return failure;
        values.TakeOutput(current, output, value);
        return null;
    }

    /// <summary>Id of the run, by which a process that it starts knows it.</summary>
    internal string InstanceId => values.InstanceId;

    /// <summary>Keeps an output of the whole process, or of the definition that is used as an activity around this one.</summary>
    public ActivityResult.Failed? SetProcessOutput(string output, JsValue value)
    {
        if (TooLarge(output, value) is { } failure) return failure;
        values.SetProcessOutput(output, value);
        return null;
    }

    /// <summary>Whether anything can ask for what the activity at work yields.</summary>
    internal bool IsOutputRead => Graph.Reads.Outputs || Graph.Reads.LastResult || !current.Captures.IsEmpty;

    /// <summary>Keeps what the activity at work has to know when it goes on: in its frame, as the same activity may wait in others at the same time.</summary>
    internal void Remember(string name, JsValue value) => RunValues.SetIn(currentFrame, MemoryOf(name), value);

    /// <summary>What the activity at work remembers in its frame; undefined where it is nothing.</summary>
    internal JsValue Recall(string name) => values.FindIn(currentFrame, MemoryOf(name), out var value) ? value : JsValue.Undefined;

    private string MemoryOf(string name) => $"{RunValues.Hidden}{current.Key}.{name}";

    /// <summary>Lets expressions see a name before all variables, until it is disposed.</summary>
    internal ArgumentSpan WithArgument(string name, JsValue value)
    {
        values.Argument = (name, value);
        return new(values);
    }

    /// <summary>Writes a line of the journal.</summary>
    public void WriteLine(string text) => effects.Add(new Effect.LineWritten(current.Index, text));

    /// <summary>What is asked of the outside without waiting for it.</summary>
    internal void Emit(Effect effect) => effects.Add(effect);

    internal void Emit(int activity, ActivityStatus status) => effects.Add(Graph.Activities[activity].Passed(status));

    /// <summary>The process is found by another name from now on; null for its dossier's code.</summary>
    internal void Correlate(string? correlationId) => values.SetCorrelationId(correlationId);

    /// <summary>The running process gets a name.</summary>
    internal void Rename(string? name) => values.SetName(name);

    /// <summary>A worker outside is to do something.</summary>
    internal ActivityResult RequestWork(string name, string? payloadJson, out Guid id)
    {
        id = values.NextGuid();
        return WaitWith(WaitKind.Work, id, new Effect.WorkRequested(current.Index, currentFrame.Id, id, name, payloadJson));
    }

    /// <summary>A call over HTTP is to be made.</summary>
    internal ActivityResult RequestCall(HttpCall call)
    {
        var id = values.NextGuid();
        return WaitWith(WaitKind.Call, id, new Effect.CallRequested(current.Index, currentFrame.Id, id, call));
    }

    /// <summary>Other processes are to start, one for each request; the activity waits for all of them, or for none. Null where it waits for nothing.</summary>
    internal ActivityResult.Waiting? RequestChildren(IReadOnlyList<ChildWanted> children, ChildWait awaited)
    {
        var wanted = new List<ActivityResult.WaitWanted>();
        foreach (var child in children)
        {
            var id = values.NextGuid();
            var request = new Effect.ChildRequested(current.Index, currentFrame.Id, id, child.DefinitionId, child.InputJson, child.CorrelationId, awaited);
            if (awaited != ChildWait.Nothing) wanted.Add(new(WaitKind.Child, id.ToString(), null, request));
            else effects.Add(request);
        }
        return wanted.Count > 0 ? new ActivityResult.Waiting(wanted) : null;
    }

    /// <summary>Leaves the nearest loop: containers on the way to it end early.</summary>
    internal void Break()
    {
        for (var frame = currentFrame; frame is not null; frame = frame.Parent)
        {
            if (frame.IsItem || frame.Container is not { } container) continue;
            if (container.EndsOnBreak) frame.IsBreaking = true;
            if (container.CatchesBreak) return;
        }
    }

    /// <summary>Whether somebody called an endpoint and waits for the answer to the stimulus.</summary>
    internal bool HasCaller { get; set; }

    /// <summary>Whether the activity at work is the one that the process was started by, and with what.</summary>
    internal bool IsTrigger(out JsValue payload)
    {
        payload = triggerPayload;
        return current.Index == trigger;
    }

    /// <summary>What of a flowchart the process was started by; null for the ordinary start.</summary>
    internal int? TriggerIn(OpenFrame frame) => trigger > 0 && Graph.Activities[trigger].Parent == frame.Activity.Index ? trigger : null;

    private static ActivityResult.Waiting WaitWith(WaitKind kind, Guid id, Effect request) => new([new(kind, id.ToString(), null, request)]);

    /// <summary>The incident of a value that is too large to be kept or sent; null where it fits.</summary>
    internal ActivityResult.Failed? TooLarge(string name, JsValue value) => value.ToJson().Length <= Variable.LongestValue
        ? null
        : new("ValueTooLarge", RunSentences.Of("ValueTooLarge", current.Name, name, Variable.LongestValue / 1024));
}

/// <summary>While it lasts, expressions see a name of their own.</summary>
internal readonly struct ArgumentSpan(RunValues values) : IDisposable
{
    public void Dispose() => values.Argument = null;
}

/// <summary>A process that is to start.</summary>
internal sealed record ChildWanted(string DefinitionId, string? InputJson, string? CorrelationId);
