using System.Data.Common;
using Workflow.Persistence.Databases;
using Workflow.Persistence.Steps;

namespace Workflow.Persistence.Commands;

/// <summary>A lane's connection with its prepared statements: opened when needed, given up after it broke.</summary>
internal sealed class LaneConnection(Database database) : IDisposable
{
    private DbConnection? connection;
    private StepWriter? writer;

    /// <summary>Runs a batch, and says how many rows and bytes it wrote.</summary>
    public (long Rows, long Bytes) Run(IReadOnlyList<QueuedCommand> commands)
    {
        if (connection is null)
        {
            connection = database.OpenLane();
            writer = new StepWriter(connection, database.Plans);
        }
        var (rows, bytes) = (writer!.Rows, writer.Bytes);
        try
        {
            new Batch(connection, writer).Run(commands);
        }
        catch
        {
            // What failed may have left the connection in any state; the next batch begins on a fresh one.
            Dispose();
            throw;
        }
        return (writer.Rows - rows, writer.Bytes - bytes);
    }

    public void Dispose()
    {
        writer?.Dispose();
        connection?.Dispose();
        (writer, connection) = (null, null);
    }
}
