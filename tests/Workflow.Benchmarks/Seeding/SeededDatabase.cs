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
        var values = new object[plans.Values.Max(p => p.Columns.Count)];
        foreach (var copy in dossiers.All())
        {
            foreach (var row in copy.Example.Rows)
            {
                row.Fill(copy, values);
                rows.Add(plans[row.Plan.Type], values);
            }
            foreach (var (type, make) in SeedTables.Made)
                foreach (var row in make(copy)) Add(rows, plans[type], row, values);
        }
        var serials = dossiers.LastSerials;
        rows.Run($"DELETE FROM counters WHERE key IN ({string.Join(", ", serials.Select(s => $"'{s.Key}'"))})");
        foreach (var serial in serials) Add(rows, plans[typeof(Counter)], serial, values);
    }

    private static void Add(BulkInsert rows, RowPlan plan, object row, object[] values)
    {
        for (var i = 0; i < plan.Columns.Count; i++) values[i] = plan.Columns[i].ValueOf(row);
        rows.Add(plan, values);
    }

    // The processor's time says the same on a busy machine.
    private static void Say(Stopwatch watch, FormattableString what) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,7:F1} s, of the processor {Environment.CpuUsage.TotalTime.TotalSeconds,7:F1} s: ") + what.ToString(CultureInfo.InvariantCulture));
}
