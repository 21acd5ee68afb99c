using System.Buffers.Binary;

namespace Workflow.Core.Outbox;

/// <summary>How long a message rests between attempts: doubling from 42 s, so that twelve attempts take a day, spread by a tenth to either side.</summary>
public static class RetryPlan
{
    public const int MostAttempts = 12;
    private const double FirstSeconds = 42;
    private const double Spread = 0.1;

    /// <summary>The rest after an attempt. The spread comes from the message's id, so that messages which failed together do not come back together.</summary>
    /// <param name="attempt">Attempts begun so far, from 1.</param>
    public static TimeSpan DelayAfter(int attempt, Guid message)
    {
        Span<byte> id = stackalloc byte[16];
        message.TryWriteBytes(id);
        // Multiplied by an odd number, so that each attempt of a message falls elsewhere in the range.
        var mixed = (BinaryPrimitives.ReadUInt32LittleEndian(id[12..]) + (uint)attempt) * 2_654_435_761;
        var factor = 1 - Spread + (2 * Spread * mixed / uint.MaxValue);
        return TimeSpan.FromSeconds(FirstSeconds * Math.Pow(2, attempt - 1) * factor);
    }
}
