using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Deadlines;
using Workflow.Host.Accounts;
using Workflow.Host.Audit;
using Workflow.Host.Dossiers;
using Workflow.Host.Jobs;
using Workflow.Host.Paging;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Calendars;

/// <summary>Asks for runs over the running dossiers, and says how far they have come.</summary>
internal sealed class CalendarRuns(
    IDbContextFactory<WorkflowDbContext> contexts, PublishedCalendars calendars, CalendarDrafts drafts, CommandCircumstances circumstances, AuditLog audit,
    LongWorkSignal<CalendarRunner> signal)
{
    /// <summary>Starts the preview of a draft as it stands, in place of an earlier one of the same draft.</summary>
    /// <param name="key">The promise that the request means one preview however often it comes; null where none was given.</param>
    public async Task<Result<CalendarRun>> Preview(CurrentActor me, Guid draftId, IdempotencyKey? key, CancellationToken cancellation)
    {
        var before = await Earlier(key, cancellation);
        if (before.IsRejected || before.Value is not null) return before!;
        var draft = await drafts.Read(draftId, cancellation);
        if (draft.Rejection is { } absent) return absent;
        var calendar = drafts.Check(draft.Value.Json);
        if (calendar.Rejection is { } unusable) return unusable;

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await Forget(context, draftId, cancellation);
        var run = new CalendarRun
        {
            Id = Guid.CreateVersion7(), Kind = CalendarRunKind.Preview, DraftId = draftId, DraftRevision = draft.Value.Revision, Json = draft.Value.Json,
            Version = calendar.Value.Version, VersionBefore = calendars.Book.Current.Version, StartedBy = me.Actor.Id, Reason = draft.Value.Title,
            StartedAt = circumstances.Now, State = CalendarRunState.Running, Total = await CountRunning(context, cancellation),
        };
        context.Add(run);
        CatalogueKeys.Remember(context, key, References.Of(References.CalendarRun, run.Id), run.StartedAt);
        await context.SaveChangesAsync(cancellation);
        signal.Raise();
        return run;
    }

    public async Task<Result<CalendarRun>> Read(Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.CalendarRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation) is { } run
            ? run
            : CalendarSentences.Refuse(RejectionKind.NotFound, "RunNotFound");
    }

    /// <summary>The last preview of a draft; null without one.</summary>
    public async Task<CalendarRun?> PreviewOf(Guid draftId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.CalendarRuns.AsNoTracking().Where(r => r.DraftId == draftId).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Every recomputation that a publication asked for, by its id.</summary>
    public async Task<IReadOnlyDictionary<Guid, CalendarRun>> Recomputations(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.CalendarRuns.AsNoTracking().Where(r => r.Kind == CalendarRunKind.Recompute).ToDictionaryAsync(r => r.Id, cancellation);
    }

    /// <summary>Stops a run behind the batch that runs; what it has moved stays moved.</summary>
    public Task<Result<CalendarRun>> Stop(CurrentActor me, Guid id, CancellationToken cancellation) =>
        Change(me, id, "stop", run => run.Stop(circumstances.Now) ? null : CalendarSentences.Refuse(RejectionKind.Conflict, "RunOver"), cancellation);

    /// <summary>Lets a recomputation that was stopped go on; refused once another calendar is in force.</summary>
    public async Task<Result<CalendarRun>> GoOn(CurrentActor me, Guid id, CancellationToken cancellation)
    {
        await calendars.Refresh(cancellation);
        var run = await Change(me, id, "continue", run => GoOnRefusal(run), cancellation);
        if (!run.IsRejected) signal.Raise();
        return run;
    }

    /// <summary>What a run found, in order of dossiers.</summary>
    public async Task<Result<Page<CalendarMove>>> Moves(Guid runId, bool onlyFailures, string? after, int? size, CancellationToken cancellation)
    {
        var cursor = Cursor.Parse(after);
        if (cursor.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var moves = context.CalendarMoves.AsNoTracking().Where(m => m.RunId == runId);
        if (onlyFailures) moves = moves.Where(m => m.Failure != null);
        if (cursor.Value is { } place) moves = moves.Where(m => m.DossierId.CompareTo(place.Id) > 0);
        var rows = await moves.OrderBy(m => m.DossierId).Take(PageSize.Of(size) + 1).ToListAsync(cancellation);
        return Page<CalendarMove>.Of(rows, PageSize.Of(size), move => new Cursor(null, move.DossierId).ToString());
    }

    private Rejection? GoOnRefusal(CalendarRun run)
    {
        if (calendars.Book.Current.Version != run.Version) return CalendarSentences.Refuse(RejectionKind.Conflict, "RunOutdated");
        return run.GoOn() ? null : CalendarSentences.Refuse(RejectionKind.Conflict, "RunNotStopped");
    }

    private async Task<Result<CalendarRun>> Change(CurrentActor me, Guid id, string act, Func<CalendarRun, Rejection?> change, CancellationToken cancellation)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            if (await context.CalendarRuns.AsTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } run)
                return CalendarSentences.Refuse(RejectionKind.NotFound, "RunNotFound");
            if (change(run) is { } refused) return refused;
            audit.Add(context, me, AuditVerb.JobOrdered, run.Id.ToString(), note: $"{run.Kind}: {act}");
            try
            {
                await context.SaveChangesAsync(cancellation);
                return run;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Its runner stored a batch in this moment: what is asked is asked of the run as it stands now.
            }
        }
    }

    /// <summary>Dossiers whose clock can still move.</summary>
    internal static Task<int> CountRunning(WorkflowDbContext context, CancellationToken cancellation) =>
        context.Dossiers.CountAsync(d => d.ClosedAt == null && d.ProcessingEndedAt == null, cancellation);

    /// <summary>The run that was asked for under the key before; null for none.</summary>
    private async Task<Result<CalendarRun?>> Earlier(IdempotencyKey? key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var reference = await CatalogueKeys.Find(context, key, cancellation);
        if (reference.Rejection is { } reused) return reused;
        if (reference.Value is not { } earlier) return (CalendarRun?)null;
        var run = await Read(References.IdOf(earlier), cancellation);
        return run.Rejection is { } gone ? gone : run.Value;
    }

    private static async Task Forget(WorkflowDbContext context, Guid draftId, CancellationToken cancellation)
    {
        var earlier = context.CalendarRuns.Where(r => r.DraftId == draftId);
        await context.CalendarMoves.Where(m => earlier.Any(r => r.Id == m.RunId)).ExecuteDeleteAsync(cancellation);
        await earlier.Where(r => r.State == CalendarRunState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, CalendarRunState.Superseded).SetProperty(r => r.Revision, r => r.Revision + 1), cancellation);
    }
}
