using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflow.Host.Hosting;
using Workflow.Host.Reminders;
using Workflow.Host.Search;
using Workflow.Persistence;
using Workflow.Persistence.Rows;
using Workflow.Persistence.Steps;

namespace Workflow.Benchmarks.Seeding;

/// <summary>A data folder of the service with many dossiers: the sample office, walked by the service itself, and copies of what it has written.</summary>
internal static class SeededDatabase
{
    private const int ChunkSize = 200;
    private const int ChunksAhead = 10;

    /// <summary>Makes it in an empty folder; returns how many rows of dossiers were written.</summary>
    public static async Task<long> Make(string folder, SeedSize size)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new InvalidOperationException($"{folder} is not empty.");
        Directory.CreateDirectory(folder);
        var watch = Stopwatch.StartNew();
        var (dossiers, plans) = await MakeOffice(folder, size);
        Say(watch, $"{dossiers.Examples} examples, {size.Offices} offices");

        long written;
        using (var rows = new BulkInsert(Path.Combine(folder, "workflow.db"), plans.Values.Select(p => p.Table).Distinct()))
        {
            Copy(dossiers.Dossiers, plans, rows);
            Say(watch, $"{size.Dossiers:N0} dossiers, {rows.Rows:N0} rows");
            rows.Finish();
            written = rows.Rows;
        }
        Say(watch, $"indexes");
        var (days, learnt) = await SeededService.Settle(folder);
        Say(watch, $"{days} days tallied, forecasts learnt from {learnt:N0} dossiers");
        return written;
    }

    private static async Task<((SeededDossiers Dossiers, int Examples) Dossiers, Dictionary<Type, RowPlan> Plans)> MakeOffice(string folder, SeedSize size)
    {
        await using var app = WorkflowApplication.Build(
            new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0", ["Storage:DataFolder"] = folder, ["Sample:Enabled"] = "true" }, services => services.AddLogging(log => log.ClearProviders()));
        await app.StartAsync();
        await app.Services.GetRequiredService<ReminderSweep>().Run();
        // Copies bring their own words: the service must not look for any without.
        while (await app.Services.GetRequiredService<SearchTermFiller>().Batch()) { }
        await SeededPapers.Add(app.Services);
        await app.StopAsync();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        var offices = await SeededOffices.Add(db, size.Offices, new Random(size.Random));
        var procedures = await SeededProcedures.Add(db);
        var examples = await ExampleReader.Read(db, offices.Replaced, procedures.Shipped);
        var plans = SeedTables.Copied.Concat(SeedTables.Made.Keys).Append(typeof(Counter)).ToDictionary(type => type, type => new RowPlan(db.Model.FindEntityType(type)!));
        await db.Database.CloseConnectionAsync();
        SqliteConnection.ClearAllPools();
        return ((new SeededDossiers(examples, offices, procedures, size), examples.Count), plans);
    }

    private static void Copy(SeededDossiers dossiers, Dictionary<Type, RowPlan> plans, BulkInsert rows)
    {
        foreach (var written in Ahead(dossiers.All().Select(copy => new Written(copy, plans))))
        {
            foreach (var (row, own) in written.Copied) rows.Add(row, own);
            foreach (var (plan, values) in written.Made) rows.Add(plan, values);
        }
        var serials = dossiers.LastSerials;
        rows.Run($"DELETE FROM counters WHERE key IN ({string.Join(", ", serials.Select(s => $"'{s.Key}'"))})");
        foreach (var serial in serials) rows.Add(plans[typeof(Counter)], ValuesOf(plans[typeof(Counter)], serial));
    }

    /// <summary>Copies are made by one thread while another writes those before.</summary>
    private static IEnumerable<T> Ahead<T>(IEnumerable<T> source)
    {
        using var ready = new BlockingCollection<T[]>(ChunksAhead);
        var making = Task.Run(() =>
        {
            try
            {
                foreach (var chunk in source.Chunk(ChunkSize)) ready.Add(chunk);
            }
            finally
            {
                ready.CompleteAdding();
            }
        });
        foreach (var chunk in ready.GetConsumingEnumerable())
            foreach (var item in chunk) yield return item;
        making.GetAwaiter().GetResult();
    }

    private static object[] ValuesOf(RowPlan plan, object row) => [.. plan.Columns.Select(column => column.ValueOf(row))];

    /// <summary>All rows of one copy, ready to be written.</summary>
    private sealed class Written(DossierCopy copy, Dictionary<Type, RowPlan> plans)
    {
        public IReadOnlyList<(RowExample Row, object[] Own)> Copied { get; } = [.. copy.Example.Rows.Select(row => (row, row.OwnOf(copy)))];

        public IReadOnlyList<(RowPlan Plan, object[] Values)> Made { get; } =
            [.. SeedTables.Made.SelectMany(made => made.Value(copy).Select(row => (plans[made.Key], ValuesOf(plans[made.Key], row))))];
    }

    // The processor's time says the same on a busy machine.
    private static void Say(Stopwatch watch, FormattableString what) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,7:F1} s, of the processor {Environment.CpuUsage.TotalTime.TotalSeconds,7:F1} s: ") + what.ToString(CultureInfo.InvariantCulture));
}
