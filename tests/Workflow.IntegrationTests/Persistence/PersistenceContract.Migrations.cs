using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Core.Deadlines;
using Workflow.Core.Outbox;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Persistence.Databases;

namespace Workflow.IntegrationTests.Persistence;

public abstract partial class PersistenceContract
{
    private const string ReleaseBefore = "20261122000000_Nesting";
    private static readonly DateTime Opened = new(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Step = Guid.Parse("01976e1f-0000-7000-8000-000000000001");
    private static readonly Guid LateStep = Guid.Parse("01976e1f-0000-7000-8000-000000000002");

    [Test]
    public async Task Migrate_FilledDatabaseOfTheReleaseBefore_CarriesEveryRow()
    {
        var (other, dossier) = (Database.For(await NewOptions(), NullLoggerFactory.Instance), Guid.CreateVersion7());
        await using (var before = other.CreateDbContext())
        {
            await before.GetService<IMigrator>().MigrateAsync(ReleaseBefore);
            await Fill(before, dossier);
        }

        await other.MigrateAsync();

        await using var context = other.CreateDbContext();
        var steps = await context.Tasks.OrderBy(t => t.Id).ToListAsync();
        Assert.That(steps.Select(t => (t.Id, t.CalendarVersion, t.Timeliness, t.IsUncounted)), Is.EqualTo(new[] { (Step, "2026-1", (Timeliness?)null, false), (LateStep, "2026-2", Timeliness.Late, false) }));
        var line = await context.Dossiers.SingleAsync();
        Assert.That((line.Id, line.AppointedAt, line.ExtensionCount, line.ResumePolicy), Is.EqualTo((dossier, line.BindingAt, 0, ResumePolicy.Continue)));

        var reminder = await context.Reminders.SingleAsync();
        Assert.That((reminder.SubjectId, reminder.RecipientId, reminder.DueAt, reminder.ReadAt), Is.EqualTo((Step, "chuyenvien", Opened.AddHours(4), (DateTime?)null)));
        var message = await context.Outbox.SingleAsync();
        Assert.That((message.DossierId, message.Sequence, message.State, message.NextAttemptAt), Is.EqualTo(((Guid?)dossier, (int?)1, OutboxState.Waiting, (DateTime?)Opened)));
        var publications = await context.CalendarPublications.OrderBy(p => p.Number).ToListAsync();
        Assert.That(publications.Select(p => (p.Number, p.Version, p.By)), Is.EqualTo(new[] { (1, "2026-1", "kiemsoat"), (2, "2026-2", "kiemsoat") }));
    }

    [Test]
    public async Task Migrate_OneEmptyDatabaseByManyHostsAtOnce_IsDoneOnce()
    {
        var options = await NewOptions();
        var hosts = Enumerable.Range(0, 4).Select(_ => Database.For(options, NullLoggerFactory.Instance)).ToList();

        await Task.WhenAll(hosts.Select(host => Task.Run(() => host.MigrateAsync())));

        await using var context = hosts[0].CreateDbContext();
        Assert.That(await context.Database.GetAppliedMigrationsAsync(), Is.EqualTo(context.Database.GetMigrations()));
    }

    private static async Task Fill(DbContext context, Guid dossier)
    {
        await context.Database.OpenConnectionAsync();
        var (version, unit) = (Guid.CreateVersion7(), "H05.14");
        await AddRow(context, "units", ("code", unit), ("kind", "Department"), ("working_hours", "07:00-11:00"));
        await AddRow(context, "officers", ("id", "chuyenvien"), ("unit_code", unit));
        await AddRow(context, "calendars", ("version", "2026-1"), ("json", "{}"), ("published_at", Opened.AddDays(-9)), ("published_by", "kiemsoat"));
        await AddRow(context, "calendars", ("version", "2026-2"), ("json", "{}"), ("published_at", Opened.AddHours(1)), ("published_by", "kiemsoat"));
        await AddRow(context, "procedures", ("code", "1.009994"));
        await AddRow(context, "versions", ("id", version), ("procedure_code", "1.009994"), ("number", 1));
        await AddRow(context, "dossiers",
            ("id", dossier), ("version_id", version), ("channel", "Counter"), ("state", "InProcessAppraising"), ("payment", "None"), ("delivery", "None"), ("sync", "NotRequired"),
            ("outcome", "None"), ("limit", "10wd"), ("received_at", Opened), ("binding_at", Opened.AddDays(14)));
        await AddStep(context, dossier, Step, Opened, isLate: false);
        await AddStep(context, dossier, LateStep, Opened.AddHours(2), isLate: true);
        await AddRow(context, "reminders",
            ("subject_id", Step), ("threshold", nameof(Threshold.Near)), ("due_at", Opened.AddHours(4)), ("recipient_id", "chuyenvien"), ("subject", nameof(ReminderSubject.Task)),
            ("dossier_id", dossier));
        await AddRow(context, "outbox",
            ("id", Guid.CreateVersion7()), ("dossier_id", dossier), ("sequence", 1), ("state", nameof(OutboxState.Waiting)), ("next_attempt_at", Opened));
    }

    private static Task AddStep(DbContext context, Guid dossier, Guid id, DateTime opened, bool isLate) => AddRow(context, "tasks",
        ("id", id), ("dossier_id", dossier), ("kind", nameof(StepKind.Appraise)), ("role", "Appraiser"), ("state", isLate ? "Completed" : "Open"), ("limit", "1wd"),
        ("opened_at", opened), ("is_late", isLate));

    /// <summary>Adds a row to a table as it was; what must be there and is not given is empty.</summary>
    private static async Task AddRow(DbContext context, string table, params (string Column, object Value)[] given)
    {
        var columns = (await ColumnsOf(context, table)).Where(c => c.IsRequired || given.Any(g => g.Column == c.Name)).ToList();
        await using var command = await Command(context, $"""
            INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select(c => $"@{c.Name}"))})
            """);
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{column.Name}", Stored(given.FirstOrDefault(g => g.Column == column.Name).Value, column.Type));
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<(string Name, bool IsRequired, Type Type)>> ColumnsOf(DbContext context, string table)
    {
        await using var command = await Command(context, $"SELECT * FROM {table}");
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.KeyInfo);
        return [.. (await reader.GetColumnSchemaAsync()).Select(c => (c.ColumnName, c.AllowDBNull == false, c.DataType!))];
    }

    /// <summary>A value in the type in which a database keeps it.</summary>
    private static object Stored(object? value, Type type) => (value, type) switch
    {
        (DateTime instant, _) when type == typeof(long) => new DateTimeOffset(instant).ToUnixTimeMilliseconds(),
        (Guid id, _) when type == typeof(byte[]) => id.ToByteArray(bigEndian: true),
        ({ } given, _) => given,
        (null, _) when type == typeof(string) => "",
        (null, _) when type == typeof(byte[]) => Array.Empty<byte>(),
        (null, _) when type == typeof(DateTime) => Opened,
        _ => Activator.CreateInstance(type)!,
    };
}
