using System.Buffers.Binary;

namespace Workflow.Core.Forecasts;

/// <summary>Observations as bytes: a format number, then of each the days since the one before, step, rest, waiting + 1 (0: unknown) as variable-length numbers, and four bytes of draw.</summary>
internal static class ObservationCoding
{
    private const byte Format = 1;

    public static byte[] Write(List<StepObservation> observations)
    {
        if (observations.Count == 0) return [];
        using var bytes = new MemoryStream(observations.Count * 12);
        bytes.WriteByte(Format);
        Span<byte> draw = stackalloc byte[sizeof(uint)];
        var day = 0;
        foreach (var o in observations)
        {
            WriteNumber(bytes, o.EndedDay.DayNumber - day);
            WriteNumber(bytes, o.StepMinutes);
            WriteNumber(bytes, o.RestMinutes);
            WriteNumber(bytes, o.Waiting + 1 ?? 0);
            BinaryPrimitives.WriteUInt32BigEndian(draw, o.Draw);
            bytes.Write(draw);
            day = o.EndedDay.DayNumber;
        }
        return bytes.ToArray();
    }

    public static List<StepObservation> Read(ReadOnlySpan<byte> packed)
    {
        var observations = new List<StepObservation>(packed.Length / 9);
        if (packed.Length == 0) return observations;
        if (packed[0] != Format) throw new InvalidOperationException($"Observations of format {packed[0]} cannot be read.");
        packed = packed[1..];
        var day = 0;
        while (packed.Length > 0)
        {
            day += ReadNumber(ref packed);
            var (step, rest, waiting) = (ReadNumber(ref packed), ReadNumber(ref packed), ReadNumber(ref packed));
            observations.Add(new StepObservation(DateOnly.FromDayNumber(day), step, rest, waiting == 0 ? null : waiting - 1, BinaryPrimitives.ReadUInt32BigEndian(packed)));
            packed = packed[sizeof(uint)..];
        }
        return observations;
    }

    private static void WriteNumber(MemoryStream bytes, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        for (var left = (uint)number; ; left >>= 7)
        {
            if (left < 0x80)
            {
                bytes.WriteByte((byte)left);
                return;
            }
            bytes.WriteByte((byte)(left | 0x80));
        }
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> packed)
    {
        var (number, shift, read) = (0u, 0, 0);
        for (; packed[read] >= 0x80; read++, shift += 7) number |= (uint)(packed[read] & 0x7f) << shift;
        number |= (uint)packed[read] << shift;
        packed = packed[(read + 1)..];
        return (int)number;
    }
}
