using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Accounts;
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

    /// <summary>What the job is about in the reader's language, to tell it from others of its kind; null where the kind says enough.</summary>
    public virtual string? Describe(CurrentActor reader, Job job) => null;

    /// <summary>Media type of the file that the kind writes.</summary>
    public virtual string MediaTypeOf(Job job) => "text/csv; charset=utf-8";

    /// <summary>Writes the file that is saved, of the pieces that the batches stored; they are the file unless a kind says otherwise.</summary>
    public virtual async Task WriteResult(Job job, IAsyncEnumerable<byte[]> pieces, Stream output, CancellationToken cancellation)
    {
        await foreach (var piece in pieces.WithCancellation(cancellation)) await output.WriteAsync(piece, cancellation);
    }
}
