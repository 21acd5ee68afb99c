using System.Collections.Immutable;

namespace Workflow.Core.Dossiers;

/// <summary>
/// Where a process stands: which containers are open and what their connections have brought, which activities wait or have failed. Immutable; says
/// nothing of variables. Indexes point into the version's list of activities and of connections, which never change.
/// </summary>
public sealed class Position : IEquatable<Position>
{
    /// <summary>The format that <see cref="Encode"/> writes; every format ever released stays readable.</summary>
    public const byte Format = 2;

    /// <summary>Longest name of an awaited event, or other key of a wait, in UTF-16 units.</summary>
    public const int LongestEventName = 256;

    private static readonly SentenceBook sentences = SentenceBook.For<PositionSentences>();

    /// <summary>Before the first stimulus.</summary>
    public static Position Start { get; } = new();

    public PositionPhase Phase { get; init; }

    /// <summary>Containers under way, oldest first: the process itself, then what is open inside. Empty before the start and after the end.</summary>
    public ImmutableArray<Frame> Frames { get; init; } = [];

    /// <summary>Activities that wait, in the order in which they began to.</summary>
    public ImmutableArray<Wait> Waits { get; init; } = [];

    /// <summary>Activities that failed and can be tried again, oldest first.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>Work that was still in the queue when a loop ran over its limit; it goes on when the failed activity is retried.</summary>
    public ImmutableArray<Token> Held { get; init; } = [];

    /// <summary>Whether an activity waits for a task or anything else.</summary>
    public bool IsWaiting(int activity, int frame)
    {
        foreach (var wait in Waits)
            if (wait.At.Activity == activity && wait.At.Frame == frame) return true;
        return false;
    }

    /// <summary>Compact bytes, equal for equal positions.</summary>
    public byte[] Encode()
    {
        var writer = new PositionWriter();
        writer.Byte(Format);
        writer.Byte((byte)Phase);
        writer.Number(Frames.Length);
        foreach (var frame in Frames) writer.Frame(frame);
        writer.Number(Waits.Length);
        foreach (var wait in Waits)
        {
            writer.Token(wait.At);
            writer.Byte((byte)wait.Kind);
            writer.Text(wait.Key);
        }
        writer.Number(Faults.Length);
        foreach (var fault in Faults)
        {
            writer.Token(fault.At);
            writer.Byte(fault.OverLimit ? (byte)1 : (byte)0);
        }
        writer.Number(Held.Length);
        foreach (var token in Held) writer.Token(token);
        return writer.ToArray();
    }

    /// <summary>Reads what any release wrote; an unknown format or damaged bytes are a rejection, never an exception.</summary>
    public static Result<Position> Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0 && bytes[0] is 0 or > Format)
            return new Rejection(RejectionKind.Unprocessable, "PositionFormatUnknown", sentences.Of("PositionFormatUnknown", bytes[0]));

        var reader = new PositionReader(bytes);
        var position = reader.Byte(most: Format) == 1 ? PositionFormat1.Read(ref reader) : Read(ref reader);
        return reader.IsComplete
            ? position
            : new Rejection(RejectionKind.Unprocessable, "PositionDamaged", sentences.Of("PositionDamaged"));
    }

    private static Position Read(ref PositionReader reader) => new()
    {
        Phase = (PositionPhase)reader.Byte(most: (byte)PositionPhase.Ended),
        Frames = reader.Many((ref r) => r.Frame()),
        Waits = reader.Many((ref r) => new Wait(r.Token(), (WaitKind)r.Byte(most: (byte)WaitKind.Child), r.Text())),
        Faults = reader.Many((ref r) => new Fault(r.Token(), r.Byte(most: 1) == 1)),
        Held = reader.Many((ref r) => r.Token()),
    };

    public bool Equals(Position? other) => other is not null && Phase == other.Phase && Frames.AsSpan().SequenceEqual(other.Frames.AsSpan())
        && Waits.AsSpan().SequenceEqual(other.Waits.AsSpan()) && Faults.AsSpan().SequenceEqual(other.Faults.AsSpan()) && Held.AsSpan().SequenceEqual(other.Held.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Position);

    public override int GetHashCode() => HashCode.Combine(Phase, Frames.Length, Waits.Length, Faults.Length, Held.Length);
}

/// <summary>How far the whole process has come.</summary>
public enum PositionPhase : byte
{
    NotStarted,
    Running,
    /// <summary>Came to its end by itself.</summary>
    Finished,
    /// <summary>Was ended from outside: withdrawn or stopped.</summary>
    Ended,
}

/// <summary>
/// What a connection has brought to its target. The count is visits of the connection less those that the target has been run or
/// skipped for, so it stays small however often a loop goes round; a late arrival at a join that took another branch makes it negative for a while.
/// </summary>
/// <param name="Followed">Whether the last visit carried an outcome of the source, or only said that the path is dead.</param>
public readonly record struct Arrival(int Count, bool Followed);

/// <summary>Something to run: an activity in a frame, and the backward connection that asked for it, if one did.</summary>
/// <param name="Via">Index of the backward connection, or -1.</param>
public readonly record struct Token(int Activity, int Frame = 0, int Via = -1);

/// <summary>An activity that waits.</summary>
/// <param name="Key">What for, within the kind: the event's name, an id; empty for a task and a timer.</param>
public readonly record struct Wait(Token At, WaitKind Kind, string Key);

/// <summary>An activity that failed.</summary>
/// <param name="OverLimit">It did not fail itself: the run had used up its automatic steps when its turn came.</param>
public readonly record struct Fault(Token At, bool OverLimit);

/// <summary>Marks the sentences about positions.</summary>
internal sealed class PositionSentences;
