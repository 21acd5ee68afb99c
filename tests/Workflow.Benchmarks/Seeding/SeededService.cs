using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Benchmarks.Serving;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Forecasts;
using Workflow.Host.Paging;
using Workflow.Host.Reports;
using Workflow.Persistence;

namespace Workflow.Benchmarks.Seeding;

/// <summary>Does with the copies what the service would have done over the years: it tallies the days that are over, and forecasts learn from what has ended.</summary>
internal static class SeededService
{
    /// <summary>Forecasts keep a bounded number of past cases of each step: those that ended last fill them.</summary>
    private const int Learnt = 20_000;

    /// <summary>Returns the days that were tallied, and the dossiers that forecasts learnt from.</summary>
    public static async Task<(int Days, int Learnt)> Settle(string folder)
    {
        await using var app = BenchmarkOffice.Open(folder);
        await app.Services.GetRequiredService<OfficeReader>().Refresh();
        await app.Services.GetRequiredService<PublishedCalendars>().Refresh();
        var days = await app.Services.GetRequiredService<TallyDays>().All(Environment.ProcessorCount);
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync()) await StandBefore(db);
        return (days, await app.Services.GetRequiredService<LearnFromEnded>().All());
    }

    private static async Task StandBefore(WorkflowDbContext db)
    {
        var first = await db.Dossiers.Where(d => d.ProcessingEndedAt != null).OrderByDescending(d => d.ProcessingEndedAt).ThenByDescending(d => d.Id)
            .Skip(Learnt).Select(d => new Cursor(d.ProcessingEndedAt, d.Id)).FirstOrDefaultAsync();
        if (first is null) return;
        await db.Settings.Where(s => s.Key == Setting.ForecastPlace).ExecuteDeleteAsync();
        db.Add(new Setting { Key = Setting.ForecastPlace, Value = first.ToString() });
        await db.SaveChangesAsync();
    }
}
