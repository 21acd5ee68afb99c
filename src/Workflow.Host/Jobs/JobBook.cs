using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Jobs;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Audit;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Jobs;

/// <summary>Orders long work, shows how far it has come, stops it, hands out its result.</summary>
internal sealed class JobBook(
    IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, AuditLog audit, JobKinds kinds, LongWorkSignal<JobRunner> signal, JobEndings endings, TimeProvider time)
{
    /// <summary>How often somebody who waits looks whether another host has ended a job; of this one's own it is told.</summary>
    private static readonly TimeSpan look = TimeSpan.FromMilliseconds(300);

    /// <summary>Orders a job; ordering it again under the same key gives the same job.</summary>
    /// <param name="input">What it works on, where that is more than its arguments.</param>
    /// <param name="taken">What the job takes out of the service, for the audit: written with the order, so before anything can leave, and once; null where it takes nothing out.</param>
    public async Task<Result<Guid>> Order(
        CurrentActor me, JobKind kind, string arguments, byte[]? input, IdempotencyKey? key, CancellationToken cancellation, TakenOut? taken = null)
    {
        var before = await Before(key, cancellation);
        if (before.Rejection is { } reused) return reused;
        if (before.Value is { } known) return known;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var job = new Job { Id = Guid.CreateVersion7(), Kind = kind, Arguments = arguments, AskedBy = me.Actor.Id, AskedAt = circumstances.Now };
        context.Add(job);
        if (input is not null) context.Add(new JobPart { JobId = job.Id, IsInput = true, Number = 1, Content = input });
        audit.Add(context, me, AuditVerb.JobOrdered, job.Id.ToString(), note: $"{kind}");
        if (taken is { } export) audit.Add(context, me, AuditVerb.Exported, export.Subject, note: export.Note);
        CatalogueKeys.Remember(context, key, References.Of(References.Job, job.Id), job.AskedAt);
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (key is not null)
        {
            // Pressed twice at once: the other of the two has ordered it. If not, the fault is shown.
            var ordered = await Before(key, cancellation);
            if (ordered is { IsRejected: false, Value: null }) throw;
            return ordered.Rejection is { } rejection ? rejection : ordered.Value!.Value;
        }
        signal.Raise();
        return job.Id;
    }

    /// <summary>Waits for the end of a job, but not for ever; gives the job as it stands then.</summary>
    public async Task<Result<Job>> Await(CurrentActor me, Guid id, TimeSpan most, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            // Taken before the look, so that no end falls in between.
            var ended = endings.Next;
            var job = await Read(me, id, cancellation);
            var left = most - time.GetElapsedTime(begun);
            if (job.IsRejected || job.Value.IsOver || left <= TimeSpan.Zero) return job;
            await Task.WhenAny(ended, Task.Delay(left < look ? left : look, time, cancellation));
        }
    }

    /// <summary>A page of the jobs that the caller may know of, the last asked for first.</summary>
    public async Task<Result<Page<Job>>> List(CurrentActor me, string? after, int? size, CancellationToken cancellation)
    {
        var cursor = Cursor.Parse(after);
        if (cursor.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var jobs = Seen(context, me);
        if (cursor.Value is { At: var at, Id: var id }) jobs = jobs.Where(j => j.AskedAt < at || j.AskedAt == at && j.Id.CompareTo(id) < 0);
        var most = PageSize.Of(size);
        var rows = await jobs.OrderByDescending(j => j.AskedAt).ThenByDescending(j => j.Id).Take(most + 1).ToListAsync(cancellation);
        return Page<Job>.Of(rows, most, j => new Cursor(j.AskedAt, j.Id).ToString());
    }

    public async Task<Result<Job>> Read(CurrentActor me, Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Seen(context, me).SingleOrDefaultAsync(j => j.Id == id, cancellation) is { } job ? job : NotFound();
    }

    /// <summary>What came of its lines, in their order; nothing for whoever may know of the job only.</summary>
    public async Task<Result<Page<JobLine>>> Lines(CurrentActor me, Job job, bool onlyRefused, string? after, CancellationToken cancellation)
    {
        if (!SeesResult(me, job)) return new Page<JobLine>([], null);
        var place = LinePlace.Parse(after);
        if (place.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var lines = context.JobLines.AsNoTracking().Where(l => l.JobId == job.Id);
        if (onlyRefused) lines = lines.Where(l => l.IsRefused);
        if (place.Value is { Number: var number, Part: var part }) lines = lines.Where(l => l.Number > number || l.Number == number && l.Part > part);
        var rows = await lines.OrderBy(l => l.Number).ThenBy(l => l.Part).Take(PageSize.Default + 1).ToListAsync(cancellation);
        return Page<JobLine>.Of(rows, PageSize.Default, l => new LinePlace(l.Number, l.Part).ToString());
    }

    /// <summary>Asks a job to stop; it does within the batch that runs.</summary>
    public async Task<Result<Job>> Cancel(CurrentActor me, Guid id, CancellationToken cancellation)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            if (await Seen(context, me).AsTracking().SingleOrDefaultAsync(j => j.Id == id, cancellation) is not { } job) return NotFound();
            if (!job.Cancel(circumstances.Now)) return JobSentences.Refuse(RejectionKind.Conflict, "JobOver");
            audit.Add(context, me, AuditVerb.JobOrdered, job.Id.ToString(), note: $"{job.Kind}: cancel");
            try
            {
                await context.SaveChangesAsync(cancellation);
                return job;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Its runner stored a batch in this moment: what is asked is asked of the job as it stands now.
            }
        }
    }

    /// <summary>The file that was written, its pieces read one by one while it leaves; not found for whoever may not have it.</summary>
    public async Task<Result<JobResult>> Result(CurrentActor me, Guid id, CancellationToken cancellation)
    {
        var job = await Read(me, id, cancellation);
        if (job.Rejection is { } absent) return absent;
        if (job.Value is not { State: JobState.Done, FileName: { } name } || !SeesResult(me, job.Value)) return NotFound();
        var work = kinds.Of(job.Value.Kind);
        return new JobResult(name, work.MediaTypeOf(job.Value), (output, token) => work.WriteResult(job.Value, Pieces(id, job.Value.Parts), output, token));
    }

    /// <summary>Whether what a job found is the caller's to read: one's own, and of the office's work an administrator's.</summary>
    public static bool SeesResult(CurrentActor me, Job job) =>
        job.AskedBy == me.Actor.Id || job.Kind is JobKind.OfficeImport or JobKind.OfficeImportTrial && me.Actor.Holds(Role.SystemAdministrator);

    /// <summary>The job that was ordered under a key; null for a new one.</summary>
    private async Task<Result<Guid?>> Before(IdempotencyKey? key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var before = await CatalogueKeys.Find(context, key, cancellation);
        if (before.Rejection is { } reused) return reused;
        return before.Value is { } reference ? References.IdOf(reference) : (Guid?)null;
    }

    private async IAsyncEnumerable<byte[]> Pieces(Guid id, int parts)
    {
        for (var number = 1; number <= parts; number++)
        {
            await using var context = await contexts.CreateDbContextAsync();
            yield return await context.JobParts.Where(p => p.JobId == id && !p.IsInput && p.Number == number).Select(p => p.Content).SingleAsync();
        }
    }

    private static IQueryable<Job> Seen(WorkflowDbContext context, CurrentActor me) =>
        me.Actor.Holds(Role.SystemAdministrator) ? context.Jobs.AsNoTracking() : context.Jobs.AsNoTracking().Where(j => j.AskedBy == me.Actor.Id);

    private static Rejection NotFound() => JobSentences.Refuse(RejectionKind.NotFound, "JobNotFound");
}

/// <summary>A file that a job has written.</summary>
internal sealed record JobResult(string FileName, string MediaType, Func<Stream, CancellationToken, Task> Write);

/// <summary>What a job takes out of the service, as the audit keeps it.</summary>
/// <param name="Subject">At most 200 characters.</param>
internal sealed record TakenOut(string Subject, string Note);
