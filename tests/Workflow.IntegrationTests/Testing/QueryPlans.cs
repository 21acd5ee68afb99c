using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Persistence;
using Workflow.Persistence.Databases;

namespace Workflow.IntegrationTests.Testing;

/// <summary>An empty SQLite database that says how it would read a query.</summary>
internal sealed partial class QueryPlans : IAsyncDisposable
{
    private readonly string folder;

    private QueryPlans(string folder, WorkflowDbContext context) => (this.folder, Context) = (folder, context);

    public WorkflowDbContext Context { get; }

    public static async Task<QueryPlans> Create()
    {
        var folder = Directory.CreateTempSubdirectory("one-stop-plans-").FullName;
        var database = Database.For(new PersistenceOptions { ConnectionString = $"Data Source={Path.Combine(folder, "workflow.db")}" }, NullLoggerFactory.Instance);
        await database.MigrateAsync();
        var context = database.CreateDbContext();
        await context.Database.OpenConnectionAsync();
        return new QueryPlans(folder, context);
    }

    /// <summary>The lines of the plan; every parameter stands as an empty list.</summary>
    public string Of<T>(IQueryable<T> query)
    {
        using var command = Context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + string.Join('\n', query.ToQueryString().Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));
        foreach (var name in Parameter().Matches(command.CommandText).Select(m => m.Value).Distinct()) command.Parameters.Add(new SqliteParameter(name, "[]"));
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
