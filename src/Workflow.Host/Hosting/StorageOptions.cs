using System.ComponentModel.DataAnnotations;
using Workflow.Persistence;

namespace Workflow.Host.Hosting;

/// <summary>Where data is kept (section <c>Storage</c>, together with <see cref="PersistenceOptions"/>).</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>SQLite by default; PostgreSQL where several hosts share the data.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Default for SQLite: the file <c>workflow.db</c> in the data folder. Required for PostgreSQL.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Folder of the database, the log files and the keys; relative to the working folder.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Whether a start brings the schema up to date; null: yes for SQLite, no for PostgreSQL.</summary>
    public bool? MigrateAtStart { get; set; }

    public bool Migrates => MigrateAtStart ?? Provider == DatabaseProvider.Sqlite;

    public string Folder => Path.GetFullPath(DataFolder);

    public string Connection => ConnectionString is { Length: > 0 } stated ? stated : $"Data Source={Path.Combine(Folder, "workflow.db")}";

    /// <summary>Whether what the provider needs is there.</summary>
    public bool IsComplete => Provider == DatabaseProvider.Sqlite || !string.IsNullOrWhiteSpace(ConnectionString);
}
