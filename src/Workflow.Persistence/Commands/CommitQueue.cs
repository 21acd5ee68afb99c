using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Persistence.Databases;

namespace Workflow.Persistence.Commands;

/// <summary>The only way dossier data is written: commands that wait at the same moment share one transaction (architecture, section 7).</summary>
public sealed class CommitQueue : IAsyncDisposable
{
    private readonly Lane[] lanes;
    private readonly TimeSpan drainLimit;
    private readonly TimeProvider time;
    private readonly InsertWatch watch = new();

    public CommitQueue(Database database, PersistenceOptions options, TimeProvider time, ILogger<CommitQueue> logger)
    {
        this.time = time;
        drainLimit = options.DrainLimit;
        lanes = [.. Enumerable.Range(1, database.Lanes).Select(n => new Lane($"Commit lane {n}", options.QueueLimit, database, Figures, watch, logger))];
    }

    /// <summary>Batches, commands, rows and bytes committed so far.</summary>
    public QueueFigures Figures { get; } = new();

    /// <summary>Whether every lane still takes and commits commands.</summary>
    public bool IsAlive => Array.TrueForAll(lanes, lane => lane.IsAlive);

    /// <summary>Calls after each commit of this host that has inserted rows of a type; on a lane's thread, so that the call may only set a signal.</summary>
    public void WhenInserted<TRow>(Action signal) where TRow : class => WhenInserted<TRow>(_ => signal());

    /// <inheritdoc cref="WhenInserted{TRow}(Action)"/>
    public void WhenInserted<TRow>(Action<TRow> signal) where TRow : class => watch.Add(typeof(TRow), row => signal((TRow)row));

    /// <summary>Calls with what a command has written, after its commit on this host and before its caller is answered; on a lane's thread, so that the call may neither wait nor fail.</summary>
    public void WhenCommitted(Action<ChangeSet> listener) => watch.Add(listener);

    /// <summary>
    /// Puts a command into its lane and answers after the commit. A full queue and three failures are rejected as busy; an
    /// exception of the decision comes back as it was thrown, with nothing written.
    /// </summary>
    public Task<Result<Committed<T>>> Submit<T>(DossierCommand<T> command)
    {
        var queued = new QueuedCommand<T>(command, time.GetUtcNow().UtcDateTime);
        var lane = lanes[(uint)command.DossierId.GetHashCode() % lanes.Length];
        return lane.Enter(queued) is { } rejection ? Task.FromResult<Result<Committed<T>>>(rejection) : queued.Answered;
    }

    /// <summary>Takes no more, commits what waits within the drain limit, and refuses the rest as busy.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in lanes) lane.Close();
        var began = Stopwatch.GetTimestamp();
        await Task.Run(() =>
        {
            foreach (var lane in lanes)
            {
                var left = drainLimit - Stopwatch.GetElapsedTime(began);
                if (lane.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero)) continue;
                lane.Stop();
                // A batch that hangs in the database is left to it: a shutdown does not wait for ever.
                lane.Join(drainLimit);
            }
        });
    }
}
