using System.Data.Common;
using System.Text;

namespace Workflow.Persistence.Steps;

/// <summary>One prepared statement of a lane with its parameters, used again and again.</summary>
internal sealed class RowCommand : IDisposable
{
    private const int LongestSeconds = 20;
    private readonly DbCommand command;

    public RowCommand(DbConnection connection, string sql, IEnumerable<(string Name, RowColumn Column)> parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = LongestSeconds;
        foreach (var (name, column) in parameters) command.Parameters.Add(column.CreateParameter(command, name));
    }

    /// <summary>Bytes of the parameters that were set since the last run.</summary>
    public long Bytes { get; private set; }

    public void Set(int index, object value)
    {
        command.Parameters[index].Value = value;
        Bytes += SizeOf(value);
    }

    public int Run(DbTransaction transaction)
    {
        Begin(transaction);
        return command.ExecuteNonQuery();
    }

    public DbDataReader Read(DbTransaction transaction)
    {
        Begin(transaction);
        return command.ExecuteReader();
    }

    public void Dispose() => command.Dispose();

    private void Begin(DbTransaction transaction)
    {
        Bytes = 0;
        if (ReferenceEquals(command.Transaction, transaction)) return;
        if (command.Transaction is null)
        {
            command.Transaction = transaction;
            command.Prepare();
        }
        command.Transaction = transaction;
    }

    private static long SizeOf(object value) => value switch
    {
        string text => Encoding.UTF8.GetByteCount(text),
        byte[] bytes => bytes.Length,
        Guid => 16,
        DBNull => 0,
        _ => 8,
    };
}
