using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Reports;
using Workflow.Host.Dossiers;
using Workflow.Host.Jobs;
using Workflow.Persistence.Databases;

namespace Workflow.Host.Reports;

/// <summary>
/// Writes the tallies of days that are over, a day a transaction with the mark that it is done: whatever stops in between and however many
/// hosts try, a day is tallied once. The last days come first, since boards ask for them most.
/// </summary>
internal sealed class TallyDays(Database database, CommandCircumstances circumstances, CivilDays days, CountedServices services, CountedSteps steps)
{
    /// <summary>How long a day must be over: a commit that took longer than another must not be passed over.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    private readonly Lock writing = new();

    /// <summary>Tallies every day that is over and has none; gives how many days it wrote.</summary>
    /// <param name="atOnce">How many days are counted side by side: more than one takes the processors from whoever else works.</param>
    public async Task<int> All(int atOnce = 1, CancellationToken cancellation = default)
    {
        var written = 0;
        var side = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(await Missing(cancellation), side, async (day, token) =>
        {
            if (await Write(day, token)) Interlocked.Increment(ref written);
        });
        return written;
    }

    /// <summary>How many of the days that are over are tallied.</summary>
    public async Task<AutomaticProgress> Progress(CancellationToken cancellation)
    {
        var missing = (await Missing(cancellation)).Count;
        await using var context = database.CreateDbContext();
        var written = await context.TalliedDays.GroupBy(_ => 1).Select(g => new { Days = g.Count(), Last = (DateTime?)g.Max(d => d.WrittenAt) }).SingleOrDefaultAsync(cancellation);
        return new AutomaticProgress("Tallies", missing == 0, written?.Days ?? 0, (written?.Days ?? 0) + missing, AdvancedAt: written?.Last);
    }

    /// <summary>Forgets every tally, to count the days again from the dossiers.</summary>
    public async Task Forget(CancellationToken cancellation = default)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.TalliedDays.ExecuteDeleteAsync(cancellation);
        await context.DayTallies.ExecuteDeleteAsync(cancellation);
        await context.StepTallies.ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<List<DateOnly>> Missing(CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        if (await context.Dossiers.OrderBy(d => d.ReceivedAt).Select(d => (DateTime?)d.ReceivedAt).FirstOrDefaultAsync(cancellation) is not { } first) return [];
        var done = (await context.TalliedDays.Select(d => d.Day).ToListAsync(cancellation)).ToHashSet();
        var missing = new List<DateOnly>();
        for (var day = days.Of(circumstances.Now - Settled).AddDays(-1); day >= days.Of(first); day = day.AddDays(-1))
            if (!done.Contains(day)) missing.Add(day);
        return missing;
    }

    private async Task<bool> Write(DateOnly day, CancellationToken cancellation)
    {
        var rows = await Count(day, cancellation);
        try
        {
            // One at a time: SQLite would have the others ask again and again.
            lock (writing) database.InsertAll(rows);
            return true;
        }
        catch (DbException)
        {
            // Another host has written the day. Where it has not, the fault is shown.
            await using var fresh = database.CreateDbContext();
            if (!await fresh.TalliedDays.AnyAsync(d => d.Day == day, cancellation)) throw;
            return false;
        }
    }

    /// <summary>The rows of a day: the mark that it is done, then each table's in the order of its key.</summary>
    private async Task<List<object>> Count(DateOnly day, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        var (from, to) = (days.Begin(day), days.End(day));
        var flows = await CountedFlows.Between(context, null, from, to, withPauses: true, cancellation);
        var finished = await FinishedSteps.Between(context, from, to, cancellation);
        var served = await services.OfDay(context, from, to, finished, cancellation);
        var keys = flows.Keys.Union(served.Keys).ToList();
        return
        [
            new TalliedDay { Day = day, WrittenAt = circumstances.Now },
            .. keys.GroupBy(k => k).Concat(keys.GroupBy(k => k with { Procedure = DayTally.AllProcedures }))
                .OrderBy(g => g.Key.Procedure, StringComparer.Ordinal).ThenBy(g => g.Key.Competent, StringComparer.Ordinal).ThenBy(g => g.Key.Receiving, StringComparer.Ordinal)
                .Select(g => DayTally.Of(
                    day, g.Key.Receiving, g.Key.Competent, g.Key.Procedure,
                    g.Aggregate(default(DossierFlow), (sum, k) => sum + flows.GetValueOrDefault(k)), g.Aggregate(default(ServiceFlow), (sum, k) => sum + served.GetValueOrDefault(k)))),
            .. steps.Of(finished)
                .OrderBy(s => s.Key.Procedure, StringComparer.Ordinal).ThenBy(s => s.Key.Unit, StringComparer.Ordinal).ThenBy(s => s.Key.StepKey, StringComparer.Ordinal)
                .Select(s => StepTally.Of(day, s.Key.Unit, s.Key.Procedure, s.Key.StepKey, s.Title, s.Activity, s.Flow)),
        ];
    }
}
