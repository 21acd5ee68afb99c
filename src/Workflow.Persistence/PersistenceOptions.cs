using System.ComponentModel.DataAnnotations;

namespace Workflow.Persistence;

/// <summary>The databases the service runs on.</summary>
public enum DatabaseProvider { Sqlite, Postgres }

/// <summary>Where the data is and how it is written.</summary>
public sealed class PersistenceOptions
{
    /// <summary>SQLite by default; PostgreSQL where several hosts share the data.</summary>
    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Connection string of the provider; required.</summary>
    [Required]
    public string ConnectionString { get; set; } = "";

    /// <summary>Write lanes on PostgreSQL, each with a connection of its own, 1 to 32, 4 by default. SQLite always has one.</summary>
    [Range(1, 32)]
    public int Lanes { get; set; } = 4;

    /// <summary>Commands a lane holds unanswered before it refuses more as busy, 1 to 100,000, 1,024 by default.</summary>
    [Range(1, 100_000)]
    public int QueueLimit { get; set; } = 1024;

    /// <summary>How long a shutdown goes on committing what already waits, up to a minute, ten seconds by default; the rest is refused as busy.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DrainLimit { get; set; } = TimeSpan.FromSeconds(10);
}
