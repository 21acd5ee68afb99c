using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Persistence;

namespace Workflow.Host.Jobs;

/// <summary>What one kind of job does. A batch is short beside the lease of its job, and does nothing outside its context that doing it twice would not bear.</summary>
internal abstract class JobWork
{
    public abstract JobKind Kind { get; }

    /// <summary>
    /// Does the next batch, from the job's place on. What it writes it adds to the context, which is saved together with the job's progress or not at all;
    /// where the save meets another change, the batch is done again. A rejection ends the job as failed.
    /// </summary>
    public abstract Task<Result<JobStep>> Next(WorkflowDbContext context, Job job, CancellationToken cancellation);

    /// <summary>Called once a batch is stored.</summary>
    public virtual Task Stored(CancellationToken cancellation) => Task.CompletedTask;
}
