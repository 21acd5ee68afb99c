using System.Collections.Immutable;

namespace Workflow.Core.Dossiers;

/// <summary>
/// A container that has begun and is not over: a flowchart, a sequence, a loop, a definition used as an activity; or one item of a loop over
/// several at once. The first frame is the process itself.
/// </summary>
/// <param name="Id">Tells open frames apart; 0 is the process. An id is free again once its frame is over.</param>
/// <param name="Activity">The container, in the version's list.</param>
/// <param name="Parent">The frame that the container runs in; -1 for the process.</param>
/// <param name="Turn">How far a sequence or loop has come: the next child, the present number. Of the flowchart at the root: one more than the activity at which something outside began it, 0 for its start.</param>
/// <param name="Marks">What else there is to know.</param>
public sealed record Frame(int Id, int Activity, int Parent, int Turn = 0, FrameMarks Marks = FrameMarks.None)
{
    /// <summary>Of a flowchart, by its connections in order; those at the end that were never visited are left out.</summary>
    public ImmutableArray<Arrival> Arrivals { get; init; } = [];

    public bool Equals(Frame? other) => other is not null
        && (Id, Activity, Parent, Turn, Marks) == (other.Id, other.Activity, other.Parent, other.Turn, other.Marks)
        && Arrivals.AsSpan().SequenceEqual(other.Arrivals.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Id, Activity, Parent, Turn, Marks, Arrivals.Length);
}

/// <summary>What there is to know of a frame.</summary>
[Flags]
public enum FrameMarks : byte
{
    None = 0,
    /// <summary>The loop is being left: what is under way ends, no further round begins.</summary>
    Breaking = 1,
    /// <summary>One item of a loop over several at once.</summary>
    Item = 2,
}
