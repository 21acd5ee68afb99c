using System.Collections.Immutable;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime;

/// <summary>
/// The working memory of one stimulus: a queue of what is to run, and the position as it changes. To an activity it is the
/// only window on the process: expressions, variables and the journal.
/// </summary>
public sealed class Run
{
    private readonly Queue<Token> queue = new();
    private readonly List<OpenWait> waits = [];
    private readonly List<Fault> faults = [];
    private readonly List<Token> held = [];
    private readonly List<Effect> effects = [];
    private readonly RunValues values = new();
    private Arrival[] arrivals = [];
    private int connectionCount;
    private int steps;
    private int serial;
    private int lastBackward;
    private PositionPhase phase;
    private ProcessActivity current = null!;

    internal Run() { }

    internal ProcessGraph Graph { get; private set; } = null!;

    internal PositionPhase Phase => phase;

    internal RunValues Values => values;

    internal IReadOnlyList<OpenWait> Waits => waits;

    internal IReadOnlyList<Fault> Faults => faults;

    /// <summary>Work of a run that was stopped over its limit, not begun.</summary>
    internal IReadOnlyList<Token> Held => held;

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

    /// <summary>Gives a declared variable a value, converted to its type; what fails is the incident that the activity is to return.</summary>
    public ActivityResult.Failed? SetVariable(DeclaredVariable variable, JsValue value)
    {
        var converted = InputConversion.Convert(value, variable.ValueType, current.Name, variable.Name);
        if (converted.Fault is { } fault) return new(fault.Code, fault.Sentence);
        var json = converted.Value.ToJson();
        if (json.Length > Variable.LongestValue) return new("ValueTooLarge", RunSentences.Of("ValueTooLarge", current.Name, variable.Name, Variable.LongestValue / 1024));
        values.SetVariable(variable.Name, converted.Value);
        return null;
    }

    /// <summary>Writes a line of the journal.</summary>
    public void WriteLine(string text) => effects.Add(new Effect.LineWritten(current.Index, text));

    internal void Begin(ProcessGraph graph, Position position, RunContext context)
    {
        Graph = graph;
        phase = position.Phase;
        connectionCount = graph.Connections.Length;
        if (arrivals.Length < connectionCount) arrivals = new Arrival[connectionCount];
        position.Arrivals.CopyTo(arrivals);
        arrivals.AsSpan(position.Arrivals.Length, connectionCount - position.Arrivals.Length).Clear();
        foreach (var wait in position.Waits) waits.Add(new(wait, serial++, OpenedNow: -1));
        foreach (var fault in position.Faults) faults.Add(fault);
        foreach (var token in position.Held) held.Add(token);
        lastBackward = -1;
        values.Begin(graph, position, context);
    }

    /// <summary>The step that this run came to.</summary>
    internal Step End()
    {
        values.WriteChanges(effects);
        if (phase == PositionPhase.Running && waits.Count == 0 && faults.Count == 0 && held.Count == 0) Finish();
        return new(ToPosition(), effects.ToArray());
    }

    /// <summary>Forgets this run, so that the next one can use its memory.</summary>
    internal void Clear()
    {
        queue.Clear();
        waits.Clear();
        faults.Clear();
        held.Clear();
        effects.Clear();
        values.Clear();
        (steps, serial) = (0, 0);
        Graph = null!;
        current = null!;
    }

    internal void Start()
    {
        phase = PositionPhase.Running;
        Emit(0, ActivityStatus.Started);
        if (Graph.Start >= 0) Enqueue(new(Graph.Start));
    }

    internal void Enqueue(Token token) => queue.Enqueue(token);

    internal void Emit(int activity, ActivityStatus status) => effects.Add(Graph.Activities[activity].Passed(status));

    internal void Emit(Effect effect) => effects.Add(effect);

    internal ref Arrival ArrivalOf(int connection) => ref arrivals[connection];

    internal void NoteBackward(int connection) => lastBackward = connection;

    /// <summary>Runs what is queued until nothing is left, or the limit of steps is met.</summary>
    internal void Drain()
    {
        while (queue.TryDequeue(out var token))
        {
            if (++steps > Interpreter.MostSteps)
            {
                StopAtLimit(token);
                return;
            }
            Execute(token);
        }
    }

    private void Execute(Token token)
    {
        current = Graph.Activities[token.Activity];
        Emit(token.Activity, ActivityStatus.Started);
        if (token.Via >= 0 && Graph.Connections[token.Via].Direction == Direction.BackwardInvalid)
        {
            Fail(token, "BackwardConnectionInvalid", RunSentences.Of("BackwardConnectionInvalid", Graph.Activities[Graph.Connections[token.Via].Source].Name, current.Name));
            return;
        }
        switch (current.Behaviour.Execute(this))
        {
            case ActivityResult.Completed completed:
                Complete(token, completed.Outcomes);
                break;
            case ActivityResult.TaskWanted task:
                Open(token, "", new Effect.TaskOpened(token.Activity, current.Step!, task.Title, task.Instructions));
                break;
            case ActivityResult.EventWanted awaited:
                Open(token, awaited.Name, new Effect.EventAwaited(token.Activity, awaited.Name));
                break;
            case ActivityResult.Failed failed:
                Fail(token, failed.Code, failed.Sentence);
                break;
            default:
                throw new InvalidOperationException($"No rule for a result of {current.Type.Name}.");
        }
    }

    /// <summary>An activity is done: what leaves it is visited, or, at a terminal one, everything else is over.</summary>
    internal void Complete(Token token, IReadOnlyList<string> outcomes)
    {
        var activity = Graph.Activities[token.Activity];
        effects.Add(activity.Completed(outcomes));
        if (activity.Type.IsTerminal) CancelEverything();
        else FlowRules.Visit(this, activity, outcomes);
    }

    /// <summary>Ends every wait and forgets everything that failed or was to run.</summary>
    internal void CancelEverything()
    {
        queue.Clear();
        held.Clear();
        while (waits.Count > 0) CancelWait(0);
        while (faults.Count > 0) DropFault(0);
    }

    /// <summary>Takes the oldest wait at an activity away without a trace of its own; false when nothing waits there.</summary>
    internal bool TakeWait(int activity, out Wait wait)
    {
        var index = waits.FindIndex(w => w.Wait.At.Activity == activity);
        wait = index < 0 ? default : waits[index].Wait;
        if (index >= 0) waits.RemoveAt(index);
        return index >= 0;
    }

    /// <summary>Takes one wait of this run away by its number; false when it is over already.</summary>
    internal bool TakeWaitBySerial(int number)
    {
        var index = waits.FindIndex(w => w.Serial == number);
        if (index >= 0) waits.RemoveAt(index);
        return index >= 0;
    }

    /// <summary>
    /// Ends a wait that nobody wants any longer. One that opened during this very run never reached the outside: its opening is taken
    /// back, so that the receiver never has to open and cancel the same task in one breath.
    /// </summary>
    private Token CancelWait(int index)
    {
        var (wait, _, openedNow) = waits[index];
        waits.RemoveAt(index);
        if (openedNow >= 0) effects[openedNow] = Graph.Activities[wait.At.Activity].Passed(ActivityStatus.Suspended);
        else if (wait.EventName.Length == 0) effects.Add(new Effect.TaskCancelled(wait.At.Activity));
        else effects.Add(new Effect.EventWaitEnded(wait.At.Activity));
        Emit(wait.At.Activity, ActivityStatus.Canceled);
        return wait.At;
    }

    /// <summary>Takes a failed activity off the list; false when it had not failed.</summary>
    internal bool TakeFault(int activity, out Fault fault)
    {
        var index = faults.FindIndex(f => f.At.Activity == activity);
        fault = index < 0 ? default : faults[index];
        if (index >= 0) faults.RemoveAt(index);
        return index >= 0;
    }

    /// <summary>Forgets a failed activity that nobody wants any longer.</summary>
    private Token DropFault(int index)
    {
        var fault = faults[index];
        faults.RemoveAt(index);
        effects.Add(new Effect.IncidentDropped(fault.At.Activity));
        Emit(fault.At.Activity, ActivityStatus.Canceled);
        return fault.At;
    }

    /// <summary>Puts the work that a limit held back into the queue again.</summary>
    internal void ReleaseHeld()
    {
        foreach (var token in held) queue.Enqueue(token);
        held.Clear();
    }

    /// <summary>Ends one thing that waits, has failed or was held back at the activities that a test names; false when there is none.</summary>
    internal bool TryCancelWhere(Predicate<int> at, out Token token)
    {
        token = default;
        if (waits.FindIndex(w => at(w.Wait.At.Activity)) is >= 0 and var wait) token = CancelWait(wait);
        else if (faults.FindIndex(f => at(f.At.Activity)) is >= 0 and var fault) token = DropFault(fault);
        else if (held.FindIndex(h => at(h.Activity)) is >= 0 and var rest) token = DropHeld(rest);
        else return false;
        return true;
    }

    private Token DropHeld(int index)
    {
        var token = held[index];
        held.RemoveAt(index);
        return token;
    }

    /// <summary>Ends the process from outside.</summary>
    internal void Abandon()
    {
        CancelEverything();
        Emit(0, ActivityStatus.Canceled);
        phase = PositionPhase.Ended;
    }

    private void Open(Token token, string eventName, Effect opening)
    {
        waits.Add(new(new(token, eventName), serial++, effects.Count));
        effects.Add(opening);
        Emit(token.Activity, ActivityStatus.Suspended);
    }

    private void Fail(Token token, string code, Core.Phrase sentence, bool overLimit = false)
    {
        faults.Add(new(token, overLimit));
        effects.Add(new Effect.IncidentRaised(token.Activity, Graph.Activities[token.Activity].Id, code, sentence));
        Emit(token.Activity, ActivityStatus.Faulted);
    }

    private void StopAtLimit(Token token)
    {
        var loop = lastBackward < 0 ? [Graph.Activities[token.Activity].Name] : FlowRules.NamesInLoop(Graph, Graph.Connections[lastBackward]);
        Fail(token, "LoopWithoutEnd", RunSentences.Of("LoopWithoutEnd", Interpreter.MostSteps, string.Join(" → ", loop)), overLimit: true);
        while (queue.TryDequeue(out var rest)) held.Add(rest);
    }

    private void Finish()
    {
        phase = PositionPhase.Finished;
        effects.Add(Graph.Activities[0].Completed(ActivityResult.Done.Outcomes));
        effects.Add(new Effect.Finished());
    }

    private Position ToPosition()
    {
        var over = phase is PositionPhase.Finished or PositionPhase.Ended;
        var used = over ? 0 : connectionCount;
        while (used > 0 && arrivals[used - 1] == default) used--;
        return new()
        {
            Phase = phase,
            Arrivals = [.. arrivals.AsSpan(0, used)],
            Waits = ToWaits(),
            Faults = [.. faults],
            Held = [.. held],
        };
    }

    private ImmutableArray<Wait> ToWaits()
    {
        if (waits.Count == 0) return [];
        var made = ImmutableArray.CreateBuilder<Wait>(waits.Count);
        foreach (var wait in waits) made.Add(wait.Wait);
        return made.MoveToImmutable();
    }
}

/// <summary>A wait as the run knows it.</summary>
/// <param name="Serial">Tells waits at the same activity apart while the run lasts.</param>
/// <param name="OpenedNow">Place of the effect that opened it in this run; -1 when it was open before.</param>
internal readonly record struct OpenWait(Wait Wait, int Serial, int OpenedNow);
