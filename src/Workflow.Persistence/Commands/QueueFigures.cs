namespace Workflow.Persistence.Commands;

/// <summary>What the queue has committed since it began; read by benchmarks and metrics.</summary>
public sealed class QueueFigures
{
    private long batches;
    private long commands;
    private long rows;
    private long bytes;

    /// <summary>Transactions that wrote something.</summary>
    public long Batches => Interlocked.Read(ref batches);

    /// <summary>Commands decided and written; rejected and repeated ones do not count.</summary>
    public long Commands => Interlocked.Read(ref commands);

    /// <summary>Rows inserted, updated and deleted.</summary>
    public long Rows => Interlocked.Read(ref rows);

    /// <summary>Bytes of the values in those rows.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    internal void Add(int accepted, long writtenRows, long writtenBytes)
    {
        if (accepted == 0) return;
        Interlocked.Increment(ref batches);
        Interlocked.Add(ref commands, accepted);
        Interlocked.Add(ref rows, writtenRows);
        Interlocked.Add(ref bytes, writtenBytes);
    }
}
