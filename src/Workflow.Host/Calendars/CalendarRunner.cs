using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Jobs;
using Workflow.Host.Notices;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Calendars;

/// <summary>
/// Takes a run one batch further. Where it stands is stored after each batch, so that it goes on after a crash, on this host or another. What a
/// recomputation does to a dossier is written with the dossier in one transaction, so that a batch that is repeated does nothing twice.
/// </summary>
internal sealed class CalendarRunner(
    IDbContextFactory<WorkflowDbContext> contexts, PublishedCalendars calendars, OfficeClocks clocks, RunningDossiers dossiers, CommitQueue queue,
    CommandCircumstances circumstances, OfficeDirectory directory, NoticePlan notices, ILogger<CalendarRunner> log) : ILongWork
{
    private const int BatchSize = 200;
    private const int AtOnce = 16;
    private static readonly TimeSpan lease = TimeSpan.FromSeconds(30);

    public async Task<bool> RunOldest(CancellationToken cancellation)
    {
        if (await Claim(cancellation) is not { } run) return false;
        await calendars.Refresh(cancellation);
        var ends = run.Kind == CalendarRunKind.Recompute && calendars.Book.Current.Version != run.Version;
        if (ends) await Store(run, r => r.End(CalendarRunState.Superseded, circumstances.Now), [], cancellation);
        else if (run.Kind == CalendarRunKind.Preview) await Each(run, Preview, cancellation);
        else await Each(run, Recompute, cancellation);
        log.LogInformation("Calendar run {RunId} ({Kind}): {State}, {Looked} dossiers, {Moved} moved, {Failed} failed", run.Id, run.Kind, run.State, run.Looked, run.Moved, run.Failed);
        return true;
    }

    private async Task<CalendarRun?> Claim(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = circumstances.Now;
        var run = await context.CalendarRuns.AsTracking().Where(r => r.State == CalendarRunState.Running && (r.LeaseUntil == null || r.LeaseUntil < now))
            .OrderBy(r => r.StartedAt).FirstOrDefaultAsync(cancellation);
        if (run is null) return null;
        run.LeaseUntil = now + lease;
        try
        {
            await context.SaveChangesAsync(cancellation);
            return run;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    private async Task Each(CalendarRun run, Func<CalendarRun, CancellationToken, Task<Batch>> work, CancellationToken cancellation)
    {
        while (run.State == CalendarRunState.Running)
        {
            var batch = await work(run, cancellation);
            var isLast = batch.Looked < BatchSize;
            var isMine = await Store(run, r =>
            {
                if (batch.Last is { } last) r.Advance(last, batch.Looked, batch.Found);
                r.LeaseUntil = circumstances.Now + lease;
                if (isLast) r.End(CalendarRunState.Done, circumstances.Now);
            }, batch.ToStore, cancellation);
            if (!isMine) return;
        }
    }

    /// <summary>Stores where the run stands together with what was found; false when another has taken it over or ended it.</summary>
    private async Task<bool> Store(CalendarRun run, Action<CalendarRun> change, IEnumerable<CalendarMove> found, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.Attach(run);
        change(run);
        context.AddRange(found);
        try
        {
            await context.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private async Task<Batch> Preview(CalendarRun run, CancellationToken cancellation)
    {
        var book = calendars.Book.With(WorkingCalendar.Parse(run.Json!, run.Version).Value);
        var now = Under(run, (unit, version) => clocks.In(book, unit, version));
        var copies = await dossiers.Copies(run.After, BatchSize, cancellation);
        var found = copies.Select(dossier => CalendarRecount.Of(run.Id, dossier, run.Reason, now, new ChangeSet())).OfType<CalendarMove>().ToList();
        return new Batch(copies.Count == 0 ? null : copies[^1].Id, copies.Count, found, found);
    }

    private async Task<Batch> Recompute(CalendarRun run, CancellationToken cancellation)
    {
        var ids = await dossiers.Ids(run.After, BatchSize, cancellation);
        var found = new List<CalendarMove>();
        var failed = new List<CalendarMove>();
        var now = Under(run, clocks.Under);
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (id, _) =>
        {
            var committed = await queue.Submit(new DossierCommand<CalendarMove>(id, CarriesRevision: false, session => Recompute(run, id, now, session)));
            var move = committed.Rejection is { Code: Unmoved } ? null : committed.Rejection is { } rejection ? await Failure(run, id, rejection) : committed.Value.Value;
            lock (found)
            {
                if (move is null) return;
                found.Add(move);
                if (move.Failure is not null) failed.Add(move);
            }
        });
        return new Batch(ids.Count == 0 ? null : ids[^1], ids.Count, found, failed);
    }

    private const string Unmoved = "CalendarMovesNothing";

    private Result<Decision<CalendarMove>> Recompute(CalendarRun run, Guid id, Circumstances now, CommandSession session)
    {
        var reference = References.Of(References.Dossier, id);
        if (session.Find<CalendarMove>(run.Id, id) is { } done) return new Decision<CalendarMove>(done, reference);
        // Ended since the batch was read: there is nothing left to move.
        if (session.Dossier(id) is not { ProcessingEndedAt: null } dossier) return CalendarSentences.Refuse(Unmoved);
        var promised = dossier.AppointedAt;
        var move = CalendarRecount.Of(run.Id, dossier, run.Reason, now, session.Changes);
        if (move is null) return CalendarSentences.Refuse(Unmoved);
        if (move.Failure is { } code) return new Rejection(RejectionKind.Unprocessable, code, new Phrase(move.FailureVi!, move.FailureEn!));
        session.Changes.Insert(move);
        notices.AddAppointment(dossier, promised, session.Changes, now.Now);
        return new Decision<CalendarMove>(move, reference);
    }

    private async Task<CalendarMove> Failure(CalendarRun run, Guid id, Rejection rejection)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var dossier = await context.Dossiers.AsNoTracking().SingleAsync(d => d.Id == id);
        return CalendarRecount.Failed(run.Id, dossier, dossier.BindingAt, rejection);
    }

    /// <summary>The world as the officer who asked sees it, under the run's calendar.</summary>
    private Circumstances Under(CalendarRun run, Func<string, string, OfficeClock> under) => circumstances.OfSystem() with
    {
        Actor = directory.Current.Person(run.StartedBy)?.Actor ?? Core.Offices.Actor.System,
        ClockOf = unit => under(unit, run.Version),
        ClockUnder = under,
    };

    /// <param name="Found">Everything that moved or failed.</param>
    /// <param name="ToStore">What of it is still to be written.</param>
    private sealed record Batch(Guid? Last, int Looked, IReadOnlyList<CalendarMove> Found, IReadOnlyList<CalendarMove> ToStore);
}
