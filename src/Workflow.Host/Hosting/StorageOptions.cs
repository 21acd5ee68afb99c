using System.ComponentModel.DataAnnotations;

namespace Workflow.Host.Hosting;

/// <summary>The databases that one setting chooses between.</summary>
internal enum StorageProvider { Sqlite, Postgres }

/// <summary>Where data is kept (section <c>Storage</c>).</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Default for SQLite: the file <c>workflow.db</c> in the data folder. Required for PostgreSQL.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Folder of the database, the log files and the keys; relative to the working folder.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Whether a start brings the schema up to date; null: yes for SQLite, no for PostgreSQL.</summary>
    public bool? MigrateAtStart { get; set; }

    public bool Migrates => MigrateAtStart ?? Provider == StorageProvider.Sqlite;

    public string Folder => Path.GetFullPath(DataFolder);

    public string Connection => ConnectionString ?? $"Data Source={Path.Combine(Folder, "workflow.db")}";

    /// <summary>Whether what the provider needs is there.</summary>
    public bool IsComplete => Provider == StorageProvider.Sqlite || !string.IsNullOrWhiteSpace(ConnectionString);
}
