using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Persistence;

public abstract partial class PersistenceContract
{
    /// <summary>One line for each table and each index, in SQL of the database.</summary>
    protected abstract string SchemaQuery { get; }

    [Test]
    public async Task Schema_OfANewDatabase_IsTheApprovedOne()
    {
        var lines = new List<string>();
        await using var context = database.CreateDbContext();
        await using var command = await Command(context, SchemaQuery);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));

        var name = context.GetType().Name;
        var (indexes, tables) = (lines.FindAll(IsIndex), lines.FindAll(line => !IsIndex(line)));
        Assert.Multiple(() =>
        {
            Snapshot.Match(string.Join('\n', tables), $"{name}.Tables");
            Snapshot.Match(string.Join('\n', indexes.FindAll(line => !IsOfDossiers(line))), $"{name}.Indexes");
            Snapshot.Match(string.Join('\n', indexes.FindAll(IsOfDossiers)), $"{name}.DossierIndexes");
        });
    }

    private static bool IsIndex(string line) => line.Contains("INDEX ix_", StringComparison.Ordinal);

    // Those of the two largest tables stand by themselves: each is written with every step.
    private static bool IsOfDossiers(string line) =>
        line.Contains("INDEX ix_dossiers_", StringComparison.Ordinal) || line.Contains("INDEX ix_tasks_", StringComparison.Ordinal);

    [Test]
    public void Migrations_AndModel_SayTheSame()
    {
        using var context = database.CreateDbContext();

        Assert.That(context.Database.HasPendingModelChanges(), Is.False, "The mapping has changed: dotnet run --project .ci/model -- migration <Name>");
    }

    [Test]
    public void CompiledModel_AndModel_SayTheSame()
    {
        using var context = database.CreateDbContext();

        var (compiled, built) = (context.Model, context.GetService<IDesignTimeModel>().Model);

        Assert.That(compiled, Is.InstanceOf<RuntimeModel>().And.Not.SameAs(built));
        Assert.That(compiled.GetType().Namespace, Does.StartWith("Workflow.Persistence.Compiled"));
        Assert.That(Describe(compiled), Is.EqualTo(Describe(built)), "The mapping has changed: dotnet run --project .ci/model -- compiled");
    }

    [Test]
    public async Task Migrate_DatabaseOfALaterRelease_IsRefused()
    {
        await using var context = database.CreateDbContext();
        await using (var command = await Command(context, """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('99990101000000_Later', '99')"""))
            await command.ExecuteNonQueryAsync();

        Assert.That(async () => await database.MigrateAsync(), Throws.InvalidOperationException.With.Message.Contains("99990101000000_Later"));
    }

    [Test]
    public async Task Migrate_Twice_KeepsTheData()
    {
        var id = await Receive();

        await database.MigrateAsync();

        await using var context = database.CreateDbContext();
        Assert.That(await context.Dossiers.Select(d => d.Id).SingleAsync(), Is.EqualTo(id));
    }

    private static async Task<DbCommand> Command(DbContext context, string sql)
    {
        await context.Database.OpenConnectionAsync();
        var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static string Describe(IModel model)
    {
        var lines = new List<string>();
        foreach (var type in model.GetEntityTypes().OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            lines.Add($"{type.Name} {type.GetTableName()}");
            lines.AddRange(type.GetProperties().Select(p => string.Create(CultureInfo.InvariantCulture,
                $"  {p.Name} {p.GetColumnName()} {p.GetColumnType()} {p.GetTypeMapping().Converter?.GetType()} {p.IsNullable} {p.IsConcurrencyToken} {p.ValueGenerated} {p.GetAfterSaveBehavior()}")));
            lines.AddRange(type.GetKeys().Select(k => $"  key {k.GetName()} {Names(k.Properties)}"));
            lines.AddRange(type.GetForeignKeys().Select(f => $"  reference {f.GetConstraintName()} {f.PrincipalEntityType.Name} {Names(f.Properties)} {f.IsUnique} {f.DeleteBehavior}"));
            lines.AddRange(type.GetIndexes().Select(i => $"  index {i.GetDatabaseName()} {Names(i.Properties)} {i.IsUnique}"));
        }
        return string.Join('\n', lines);
    }

    private static string Names(IEnumerable<IReadOnlyProperty> properties) => string.Join(',', properties.Select(p => p.Name));
}
