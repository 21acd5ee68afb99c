using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Jobs;

/// <summary>
/// Takes a job to its end, a batch at a time. Progress and what a batch writes are one save, guarded by the job's revision: a host that was thought dead
/// and comes back writes nothing, and a job that is taken over goes on behind the last batch that was stored.
/// </summary>
internal sealed class JobRunner(IDbContextFactory<WorkflowDbContext> contexts, JobKinds kinds, CommandCircumstances circumstances, JobEndings endings, ILogger<JobRunner> log) : ILongWork
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly Guid owner = Guid.CreateVersion7();

    public async Task<bool> RunOldest(CancellationToken cancellation)
    {
        if (await Claim(cancellation) is not { } id) return false;
        while (await Batch(id, cancellation))
            if (await PutDown(id, cancellation)) break;
        return true;
    }

    /// <summary>Takes a job; null where there is none, or another host was faster.</summary>
    internal async Task<Guid?> Claim(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = circumstances.Now;
        // In turns: the one that nobody has worked on for longest.
        var job = await Free(context, now).AsTracking().OrderBy(j => j.HeartbeatAt ?? j.AskedAt).ThenBy(j => j.AskedAt).FirstOrDefaultAsync(cancellation);
        if (job is null || !job.Claim(owner, now, Lease)) return null;
        return await Save(context, cancellation) ? job.Id : null;
    }

    /// <summary>Does one batch; false once the job is over, or no longer this host's.</summary>
    internal async Task<bool> Batch(Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var job = await context.Jobs.AsTracking().SingleAsync(j => j.Id == id, cancellation);
        if (job.IsOver || job.Owner != owner) return false;
        if (job.IsCancelAsked)
        {
            job.End(JobState.Cancelled, circumstances.Now);
            return !await Save(context, cancellation) || Told(job);
        }
        var work = kinds.Of(job.Kind);
        var step = await Next(work, context, job, cancellation);
        if (step.Rejection is { } refused)
        {
            context.ChangeTracker.Clear();
            context.Attach(job);
            job.Fail(refused.Sentence, circumstances.Now);
            return !await Save(context, cancellation) || Told(job);
        }
        job.Advance(step.Value);
        job.Beat(circumstances.Now, Lease);
        if (step.Value.Failure is { } failure) job.Fail(failure, circumstances.Now);
        else if (step.Value.IsLast) job.End(JobState.Done, circumstances.Now);
        // Not stored: cancelled meanwhile, taken over, or a row that the batch read has changed. The next look at the job tells which.
        if (!await Save(context, cancellation)) return true;
        await work.Stored(cancellation);
        return !job.IsOver || Told(job);
    }

    /// <summary>Puts a job down behind a batch where others wait, so that a short one does not stand behind a long one; false where none waits.</summary>
    internal async Task<bool> PutDown(Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await Free(context, circumstances.Now).AnyAsync(cancellation)) return false;
        var job = await context.Jobs.AsTracking().SingleAsync(j => j.Id == id, cancellation);
        if (job.IsOver || job.Owner != owner) return true;
        job.PutDown();
        return await Save(context, cancellation);
    }

    /// <summary>Those that no living host works on.</summary>
    private static IQueryable<Job> Free(WorkflowDbContext context, DateTime now) => context.Jobs
        .Where(j => j.EndedAt == null && (j.State == JobState.Queued || j.State == JobState.Running && (j.LeaseUntil == null || j.LeaseUntil < now)));

    private async Task<Result<JobStep>> Next(JobWork work, WorkflowDbContext context, Job job, CancellationToken cancellation)
    {
        try
        {
            return await work.Next(context, job, cancellation);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or DbException or DbUpdateException or InvalidOperationException { InnerException: DbException }))
        {
            // A job that breaks would break again: it ends, and the log says where. What only the database refused is tried again after the lease.
            log.LogError(exception, "Job {JobId} ({Kind}) broke", job.Id, job.Kind);
            return JobSentences.Refuse(RejectionKind.Unprocessable, "JobBroke", job.Id);
        }
    }

    private static async Task<bool> Save(WorkflowDbContext context, CancellationToken cancellation)
    {
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

    private bool Told(Job job)
    {
        endings.Tell();
        log.LogInformation("Job {JobId} ({Kind}): {State}, {Looked} done, {Refused} refused", job.Id, job.Kind, job.State, job.Looked, job.Refused);
        return false;
    }
}
