using Microsoft.EntityFrameworkCore;
using Workflow.Core.Reports;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>
/// Writes the tallies of days that are over, a day a transaction with the mark that it is done: whatever stops in between and however many
/// hosts try, a day is tallied once. The last days come first, since boards ask for them most.
/// </summary>
internal sealed class TallyDays(
    IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, CivilDays days, CountedServices services, CountedSteps steps)
{
    /// <summary>How long a day must be over: a commit that took longer than another must not be passed over.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    /// <summary>Tallies every day that is over and has none; gives how many days it wrote.</summary>
    public async Task<int> All(CancellationToken cancellation = default)
    {
        var written = 0;
        foreach (var day in await Missing(cancellation))
            if (await Write(day, cancellation)) written++;
        return written;
    }

    /// <summary>Forgets every tally, to count the days again from the dossiers.</summary>
    public async Task Forget(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.TalliedDays.ExecuteDeleteAsync(cancellation);
        await context.DayTallies.ExecuteDeleteAsync(cancellation);
        await context.StepTallies.ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<List<DateOnly>> Missing(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Dossiers.OrderBy(d => d.ReceivedAt).Select(d => (DateTime?)d.ReceivedAt).FirstOrDefaultAsync(cancellation) is not { } first) return [];
        var done = (await context.TalliedDays.Select(d => d.Day).ToListAsync(cancellation)).ToHashSet();
        var missing = new List<DateOnly>();
        for (var day = days.Of(circumstances.Now - Settled).AddDays(-1); day >= days.Of(first); day = day.AddDays(-1))
            if (!done.Contains(day)) missing.Add(day);
        return missing;
    }

    private async Task<bool> Write(DateOnly day, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (from, to) = (days.Begin(day), days.End(day));
        var flows = await CountedFlows.Between(context, from, to, withPauses: true, cancellation);
        var finished = await FinishedSteps.Between(context, from, to, cancellation);
        var served = await services.OfDay(context, from, to, finished, cancellation);
        context.TalliedDays.Add(new TalliedDay { Day = day, WrittenAt = circumstances.Now });
        var keys = flows.Keys.Union(served.Keys).ToList();
        foreach (var group in keys.GroupBy(k => k).Concat(keys.GroupBy(k => k with { Procedure = DayTally.AllProcedures })))
            context.DayTallies.Add(DayTally.Of(
                day, group.Key.Receiving, group.Key.Competent, group.Key.Procedure,
                group.Aggregate(default(DossierFlow), (sum, k) => sum + flows.GetValueOrDefault(k)), group.Aggregate(default(ServiceFlow), (sum, k) => sum + served.GetValueOrDefault(k))));
        context.StepTallies.AddRange(steps.Of(finished).Select(s => StepTally.Of(day, s.Key.Unit, s.Key.Procedure, s.Key.StepKey, s.Title, s.Activity, s.Flow)));
        try
        {
            await context.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another host has written the day. Where it has not, the fault is shown.
            await using var fresh = await contexts.CreateDbContextAsync(cancellation);
            if (!await fresh.TalliedDays.AnyAsync(d => d.Day == day, cancellation)) throw;
            return false;
        }
    }
}
