using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Workflow.Core.Forecasts;

/// <summary>What one visit of a step by a past dossier shows. Minutes are working minutes in which the dossier's clock ran.</summary>
/// <param name="EndedDay">Civil day on which the processing of the dossier ended.</param>
/// <param name="StepMinutes">From the opening of the step until it was over.</param>
/// <param name="RestMinutes">From the opening of the step until processing ended, whatever branches and returns lay between.</param>
/// <param name="Waiting">Open steps of the same unit and role at the beginning of the day on which the step opened; null where nobody counted.</param>
/// <param name="Draw">Decides which observations of a month are kept: the lowest; see <see cref="DrawOf"/>.</param>
public readonly record struct StepObservation(DateOnly EndedDay, int StepMinutes, int RestMinutes, int? Waiting, uint Draw)
    : IComparable<StepObservation>
{
    /// <summary>A number that says nothing of the dossier but is always the same for it and the visit: a sample that no order of reading changes.</summary>
    public static uint DrawOf(Guid dossierId, int visit)
    {
        Span<byte> source = stackalloc byte[20];
        dossierId.TryWriteBytes(source, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(source[16..], visit);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(source, hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash);
    }

    /// <summary>By day, then by draw; the measures make the order total.</summary>
    public int CompareTo(StepObservation other) =>
        (EndedDay, Draw, StepMinutes, RestMinutes, Waiting ?? -1).CompareTo((other.EndedDay, other.Draw, other.StepMinutes, other.RestMinutes, other.Waiting ?? -1));

    public static bool operator <(StepObservation one, StepObservation other) => one.CompareTo(other) < 0;
    public static bool operator >(StepObservation one, StepObservation other) => one.CompareTo(other) > 0;
    public static bool operator <=(StepObservation one, StepObservation other) => one.CompareTo(other) <= 0;
    public static bool operator >=(StepObservation one, StepObservation other) => one.CompareTo(other) >= 0;
}
