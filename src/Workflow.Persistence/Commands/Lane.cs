using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Workflow.Core;
using Workflow.Persistence.Databases;

namespace Workflow.Persistence.Commands;

/// <summary>One writer with a thread and a connection of its own: takes what waits, commits it together, answers.</summary>
internal sealed class Lane
{
    private const int MostPerBatch = 64;
    private const int MostTries = 3;

    /// <summary>Batches of officers' commands that go before the next slice of a sweep.</summary>
    private const int BatchesBetweenSweeps = 2;

    // Who was just answered comes back a moment later; a sweep does not slip in between as long as somebody does.
    private static readonly TimeSpan breath = TimeSpan.FromMilliseconds(5);

    private readonly Channel<QueuedCommand> arrivals = Channel.CreateUnbounded<QueuedCommand>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<QueuedCommand> waiting = [];
    private readonly Queue<QueuedCommand> yielding = new();
    private readonly Queue<QueuedCommand> alone = new();
    private readonly Database database;
    private readonly QueueFigures figures;
    private readonly InsertWatch watch;
    private readonly ILogger logger;
    private readonly int limit;
    private readonly Thread thread;
    private Task<bool>? arrival;
    private int unanswered;
    private int owed;
    private volatile bool isStopping;

    public Lane(string name, int limit, Database database, QueueFigures figures, InsertWatch watch, ILogger logger)
    {
        (this.limit, this.database, this.figures, this.watch, this.logger) = (limit, database, figures, watch, logger);
        thread = new Thread(Work) { Name = name, IsBackground = true };
        thread.Start();
    }

    /// <summary>Whether its thread still runs.</summary>
    public bool IsAlive => thread.IsAlive;

    /// <summary>Takes a command in; the rejection when the lane is full or closed.</summary>
    public Rejection? Enter(QueuedCommand command)
    {
        if (Interlocked.Increment(ref unanswered) > limit)
        {
            Interlocked.Decrement(ref unanswered);
            return QueueSentences.Refuse(RejectionKind.Busy, "QueueFull");
        }
        if (arrivals.Writer.TryWrite(command)) return null;
        Interlocked.Decrement(ref unanswered);
        return QueueSentences.Refuse(RejectionKind.Busy, "ServiceStopping");
    }

    /// <summary>Takes no more commands; what waits is still committed.</summary>
    public void Close() => arrivals.Writer.TryComplete();

    /// <summary>Refuses what still waits after the batch that is being written.</summary>
    public void Stop() => isStopping = true;

    /// <summary>Whether the lane came to its end within the time.</summary>
    public bool Join(TimeSpan limit) => thread.Join(limit);

    private void Work()
    {
        using var connection = new LaneConnection(database);
        while (TakeIn())
        {
            while (alone.TryDequeue(out var command)) Commit([command], connection);
            owed = waiting.Count > 0 ? Math.Max(owed - 1, 0) : 0;
            if (waiting.Count > 0) Commit(NextBatch(), connection);
            // One after some batches of the officers': a flood of them holds nobody up, and is not held up for ever.
            if (owed > 0 || !yielding.TryDequeue(out var sweep)) continue;
            Commit([sweep], connection);
            owed = BatchesBetweenSweeps;
        }
    }

    /// <summary>Takes in all that has arrived, waiting when there is nothing to do; false when the lane is closed and empty.</summary>
    private bool TakeIn()
    {
        if (alone.Count + waiting.Count == 0 && !Await(yielding.Count == 0 ? Timeout.InfiniteTimeSpan : owed > 0 ? breath : TimeSpan.Zero)) return false;
        while (arrivals.Reader.TryRead(out var command))
        {
            if (command.Yields) yielding.Enqueue(command);
            else waiting.Add(command);
        }
        return true;
    }

    /// <summary>Waits for a command, no longer than told; false when none can come any more and none is left.</summary>
    private bool Await(TimeSpan longest)
    {
        if (longest == TimeSpan.Zero) return true;
        arrival ??= arrivals.Reader.WaitToReadAsync().AsTask();
        if (!arrival.Wait(longest)) return true;
        var came = arrival.Result;
        arrival = null;
        return came || yielding.Count > 0;
    }

    /// <summary>The first command of each dossier, in order of arrival; a second one sees what the first has written.</summary>
    private List<QueuedCommand> NextBatch()
    {
        var dossiers = new HashSet<Guid>();
        var batch = waiting.FindAll(c => dossiers.Count < MostPerBatch && dossiers.Add(c.DossierId));
        waiting.RemoveAll(batch.Contains);
        return batch;
    }

    private void Commit(List<QueuedCommand> batch, LaneConnection connection)
    {
        if (isStopping)
        {
            batch.ForEach(c => Refuse(c, "ServiceStopping"));
            return;
        }
        try
        {
            var (rows, bytes) = connection.Run(batch);
            figures.Add(batch.Count(c => c.IsAccepted), rows, bytes);
            foreach (var command in batch)
                if (command.IsSettled) Answer(command);
                else TryAgain(command);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "A batch of {Commands} commands was not committed; each is tried again alone.", batch.Count);
            batch.ForEach(c => Undo(c, exception, isAlone: batch.Count == 1));
        }
    }

    /// <summary>Nothing of a failed batch is answered, not even its rejections: they may rest on rows that were undone.</summary>
    private void Undo(QueuedCommand command, Exception exception, bool isAlone)
    {
        if (isAlone && exception is not DbException)
        {
            command.Fail(exception);
            Answer(command);
            return;
        }
        TryAgain(command);
    }

    private void TryAgain(QueuedCommand command)
    {
        if (command.Tries < MostTries)
        {
            alone.Enqueue(command);
            return;
        }
        logger.LogError("A command on dossier {DossierId} was not written in {Tries} tries.", command.DossierId, command.Tries);
        Refuse(command, "CommandNotWritten");
    }

    private void Refuse(QueuedCommand command, string code)
    {
        command.Reject(QueueSentences.Refuse(RejectionKind.Busy, code));
        Answer(command);
    }

    private void Answer(QueuedCommand command)
    {
        Interlocked.Decrement(ref unanswered);
        if (command.Written is { } written) watch.Tell(written);
        command.Answer();
    }
}
