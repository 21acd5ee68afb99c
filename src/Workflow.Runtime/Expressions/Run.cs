using System.Runtime.CompilerServices;

namespace Workflow.Runtime.Expressions;

/// <summary>One evaluation: its budgets, its argument stack, and what it has written so far.</summary>
internal sealed class Run(ScriptScope scope, bool copiesWhatItReads)
{
    public const int MostSteps = 10_000;
    public const int MostResult = 65_536;

    /// <summary>Characters that all strings made in one evaluation may have together; an array's item counts as four.</summary>
    public const int MostRoom = 2_000_000;

    // A level of the tree takes at most about 600 bytes of stack: together well below the smallest stack of a pool thread.
    private const int MostLevels = 600;
    private const int RoomOfItem = 4;
    private const int MostBytesOfUnit = 6;

    private JsValue[] stack = [];
    private int steps = MostSteps;
    private int room = MostRoom;
    private int levels;
    private Dictionary<string, JsValue>? seen;
    private List<(string Name, JsValue Value)>? written;
    private JsValue? correlation;
    private List<JsHeap>? open;

    public ScriptScope Scope => scope;

    /// <summary>Offset in the source of what is being done, for the place of a fault.</summary>
    public int At { get; set; }

    public int Top { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--steps < 0) throw ScriptAbort.Of(ScriptFault.TooManySteps, MostSteps);
    }

    /// <summary>Takes room for characters before they are made.</summary>
    public void ChargeText(double length)
    {
        if (length > room) throw ScriptAbort.Of(ScriptFault.TooLarge);
        room -= (int)length;
    }

    /// <summary>Takes room for items before they are made or walked.</summary>
    public void ChargeItems(int count) => ChargeText((double)count * RoomOfItem);

    /// <summary>Goes down by levels of the tree; each is left again by <see cref="Leave"/>.</summary>
    public void Enter(int by)
    {
        levels += by;
        if (levels > MostLevels || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw ScriptAbort.Of(ScriptFault.TooDeep);
    }

    public void Leave(int by) => levels -= by;

    /// <summary>Begins walking a value; false where it is being walked already, so that it holds itself.</summary>
    public bool Open(JsHeap value)
    {
        open ??= [];
        if (open.Contains(value)) return false;
        open.Add(value);
        return true;
    }

    public void Close(JsHeap value) => open!.Remove(value);

    public void Push(JsValue value)
    {
        if (Top == stack.Length) Array.Resize(ref stack, Math.Max(8, stack.Length * 2));
        stack[Top++] = value;
    }

    /// <summary>What was pushed since the top stood at <paramref name="start"/>; stays valid when the stack grows.</summary>
    public ReadOnlySpan<JsValue> Since(int start) => stack.AsSpan(start, Top - start);

    public void PopTo(int start) => Top = start;

    /// <summary>A variable as the script sees it: its own writing first, and one copy of its own if it may change what it reads.</summary>
    public bool TryGetVariable(string name, out JsValue value)
    {
        if (seen is not null && seen.TryGetValue(name, out value)) return true;
        if (!scope.TryGetVariable(name, out value)) return false;
        if (!copiesWhatItReads || !value.IsHeap) return true;
        value = ValueCopy.Of(this, value);
        (seen ??= []).Add(name, value);
        return true;
    }

    public void SetVariable(string name, JsValue value)
    {
        Require(value);
        (written ??= []).Add((name, copiesWhatItReads ? ValueCopy.Of(this, value) : value));
        (seen ??= [])[name] = value;
    }

    /// <summary>The variable that an accessor means, or null: the script's own writing first, then what the scope has.</summary>
    public string? FindVariable(AccessorName name)
    {
        if (seen is not null && seen.ContainsKey(name.Pascal)) return name.Pascal;
        if (seen is not null && seen.ContainsKey(name.Camel)) return name.Camel;
        if (scope.FindVariable(name.Pascal) is { } found) return found;
        if (scope.TryGetVariable(name.Pascal, out _)) return name.Pascal;
        return scope.TryGetVariable(name.Camel, out _) ? name.Camel : null;
    }

    /// <summary>The input that an accessor means.</summary>
    public bool TryGetInput(AccessorName name, out JsValue value)
    {
        if (scope.FindInput(name.Pascal) is { } found) return scope.TryGetInput(found, out value);
        return scope.TryGetInput(name.Pascal, out value) || scope.TryGetInput(name.Camel, out value);
    }

    public JsValue Copied(JsValue read) => copiesWhatItReads && read.IsHeap ? ValueCopy.Of(this, read) : read;

    public JsValue CorrelationId
    {
        get => correlation ?? JsValue.Of(scope.CorrelationId);
        set
        {
            Require(value);
            correlation = value;
        }
    }

    /// <summary>What <c>setOutcome</c> or <c>setOutcomes</c> chose last; null where neither was called.</summary>
    public IReadOnlyList<string>? Outcomes { get; set; }

    /// <summary>Hands what was written to the scope, in the order of the writing.</summary>
    public void Commit()
    {
        foreach (var (name, value) in written ?? []) scope.SetVariable(name, value);
        if (correlation is { } id) scope.SetCorrelationId(id.IsNullish ? null : id.AsText());
    }

    /// <summary>Faults unless the value's JSON fits in 64 KB and can be read back.</summary>
    public static void Require(JsValue value)
    {
        if (value.IsText ? (value.AsText().Length * MostBytesOfUnit) + 2 > MostResult : value.IsHeap) ResultSize.Require(value, MostResult);
    }
}
