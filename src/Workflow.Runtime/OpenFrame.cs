using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime;

/// <summary>A frame while a run works on it.</summary>
internal sealed class OpenFrame
{
    private Arrival[] arrivals = [];
    private Dictionary<string, Slot>? values;

    public int Id { get; private set; }
    public ProcessActivity Activity { get; private set; } = null!;

    /// <summary>The frame around it; null for the process itself.</summary>
    public OpenFrame? Parent { get; private set; }

    /// <summary>How far a sequence or loop has come.</summary>
    public int Turn { get; set; }
    public bool IsBreaking { get; set; }
    /// <summary>The outcomes that <c>Complete</c> inside has chosen for a definition; null for those of its own.</summary>
    public IReadOnlyList<string>? Chosen { get; set; }
    public bool IsItem { get; private set; }

    /// <summary>What is scheduled, waits, has failed or is open directly inside.</summary>
    public int UnderWay { get; set; }

    /// <summary>Whether the container is over; what was still scheduled in it is passed over.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether the frame was open before this run, so that its variables may be stored.</summary>
    public bool IsStored { get; private set; }

    /// <summary>Name of the scope of its variables.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>Values of its variables, as far as this run has read or written them.</summary>
    public Dictionary<string, Slot> Values => values ??= new(StringComparer.Ordinal);

    public bool HasValues => values is { Count: > 0 };

    public ContainerBehaviour? Container => Activity.Behaviour as ContainerBehaviour;

    public ref Arrival ArrivalOf(int connection) => ref arrivals[connection - Activity.Flow!.FirstConnection];

    public OpenFrame Begin(int id, ProcessActivity activity, OpenFrame? parent, bool isItem)
    {
        (Id, Activity, Parent, IsItem) = (id, activity, parent, isItem);
        (Turn, IsBreaking, IsClosed, IsStored, UnderWay, Chosen) = (0, false, false, false, 0, null);
        Scope = RunContext.ScopeOf(id);
        values?.Clear();
        var connections = activity.Flow?.ConnectionCount ?? 0;
        if (arrivals.Length < connections) arrivals = new Arrival[connections];
        else arrivals.AsSpan(0, connections).Clear();
        return this;
    }

    public void GoOn(Frame frame)
    {
        (Turn, IsBreaking, IsStored) = (frame.Turn, frame.Marks.HasFlag(FrameMarks.Breaking), true);
        frame.Arrivals.CopyTo(arrivals);
    }

    public Frame ToPosition()
    {
        var used = Activity.Flow?.ConnectionCount ?? 0;
        while (used > 0 && arrivals[used - 1] == default) used--;
        var marks = (IsBreaking ? FrameMarks.Breaking : FrameMarks.None) | (IsItem ? FrameMarks.Item : FrameMarks.None);
        return new(Id, Activity.Index, Parent?.Id ?? -1, Turn, marks) { Arrivals = [.. arrivals.AsSpan(0, used)] };
    }

    /// <summary>A value, and whether this run gave it.</summary>
    public readonly record struct Slot(JsValue Value, bool IsWritten);
}
