using System.Collections.Immutable;

namespace Workflow.Core.Dossiers;

/// <summary>
/// Where a process stands: which connections have brought something, which activities wait or have failed. Immutable; says
/// nothing of variables. Indexes point into the version's list of activities and of connections, which never change.
/// </summary>
public sealed class Position : IEquatable<Position>
{
    /// <summary>The format that <see cref="Encode"/> writes; every format ever released stays readable.</summary>
    public const byte Format = 1;

    /// <summary>Longest name of an awaited event, in UTF-16 units.</summary>
    public const int LongestEventName = 256;

    private static readonly SentenceBook sentences = SentenceBook.For<PositionSentences>();

    /// <summary>Before the first stimulus.</summary>
    public static Position Start { get; } = new();

    public PositionPhase Phase { get; init; }

    /// <summary>By connection; connections at the end that were never visited are left out.</summary>
    public ImmutableArray<Arrival> Arrivals { get; init; } = [];

    /// <summary>Activities that wait, in the order in which they began to.</summary>
    public ImmutableArray<Wait> Waits { get; init; } = [];

    /// <summary>Activities that failed and can be tried again, oldest first.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>Work that was still in the queue when a loop ran over its limit; it goes on when the failed activity is retried.</summary>
    public ImmutableArray<Token> Held { get; init; } = [];

    /// <summary>Whether an activity waits for a task or an event.</summary>
    public bool IsWaiting(int activity)
    {
        foreach (var wait in Waits)
            if (wait.At.Activity == activity) return true;
        return false;
    }

    /// <summary>Compact bytes, equal for equal positions.</summary>
    public byte[] Encode()
    {
        var writer = new PositionWriter();
        writer.Byte(Format);
        writer.Byte((byte)Phase);
        writer.Number(Arrivals.Length);
        foreach (var arrival in Arrivals) writer.Number(((arrival.Count << 1) ^ (arrival.Count >> 31)) << 1 | (arrival.Followed ? 1 : 0));
        writer.Number(Waits.Length);
        foreach (var wait in Waits)
        {
            writer.Token(wait.At);
            writer.Text(wait.EventName);
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

    /// <summary>Reads what <see cref="Encode"/> wrote; an unknown format or damaged bytes are a rejection, never an exception.</summary>
    public static Result<Position> Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0 && bytes[0] != Format)
            return new Rejection(RejectionKind.Unprocessable, "PositionFormatUnknown", sentences.Of("PositionFormatUnknown", bytes[0]));

        var reader = new PositionReader(bytes);
        reader.Byte(most: Format);
        var phase = (PositionPhase)reader.Byte(most: (byte)PositionPhase.Ended);
        var position = new Position
        {
            Phase = phase,
            Arrivals = reader.Many((ref r) => Arrival(r.Number())),
            Waits = reader.Many((ref r) => new Wait(r.Token(), r.Text())),
            Faults = reader.Many((ref r) => new Fault(r.Token(), r.Byte(most: 1) == 1)),
            Held = reader.Many((ref r) => r.Token()),
        };
        return reader.IsComplete
            ? position
            : new Rejection(RejectionKind.Unprocessable, "PositionDamaged", sentences.Of("PositionDamaged"));
    }

    public bool Equals(Position? other) => other is not null && Phase == other.Phase && Arrivals.AsSpan().SequenceEqual(other.Arrivals.AsSpan())
        && Waits.AsSpan().SequenceEqual(other.Waits.AsSpan()) && Faults.AsSpan().SequenceEqual(other.Faults.AsSpan()) && Held.AsSpan().SequenceEqual(other.Held.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Position);

    public override int GetHashCode() => HashCode.Combine(Phase, Arrivals.Length, Waits.Length, Faults.Length, Held.Length);

    private static Arrival Arrival(int encoded)
    {
        var zigzag = (int)((uint)encoded >> 1);
        return new((int)((uint)zigzag >> 1) ^ -(zigzag & 1), (encoded & 1) == 1);
    }
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

/// <summary>Something to run: an activity, and the backward connection that asked for it, if one did.</summary>
/// <param name="Via">Index of the backward connection, or -1.</param>
public readonly record struct Token(int Activity, int Via = -1);

/// <summary>An activity that waits: for its task where the event name is empty, else for that event.</summary>
public readonly record struct Wait(Token At, string EventName);

/// <summary>An activity that failed.</summary>
/// <param name="OverLimit">It did not fail itself: the run had used up its automatic steps when its turn came.</param>
public readonly record struct Fault(Token At, bool OverLimit);

/// <summary>Marks the sentences about positions.</summary>
internal sealed class PositionSentences;
