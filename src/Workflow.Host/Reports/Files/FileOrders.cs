using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Accounts;
using Workflow.Host.Jobs;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Reports.Files;

/// <summary>A file that is asked for.</summary>
/// <param name="Arguments">As the kind of job reads them.</param>
/// <param name="Taken">What the audit keeps of it.</param>
internal sealed record FileOrder(JobKind Kind, string Arguments, TakenOut Taken);

/// <summary>Orders files of reports and lists, and leads to them: to the file where it is soon ready, else to its job.</summary>
internal sealed class FileOrders(JobBook jobs)
{
    /// <summary>How long a reader waits for a file before the page of its job is shown instead.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2.5);

    public Task<Result<Guid>> Order(CurrentActor me, FileOrder order, IdempotencyKey? key, CancellationToken cancellation) =>
        jobs.Order(me, order.Kind, order.Arguments, null, key, cancellation, order.Taken);

    /// <summary>Where a file that was ordered is found.</summary>
    public async Task<string> PathOf(CurrentActor me, Guid id, CancellationToken cancellation)
    {
        var job = await jobs.Await(me, id, patience, cancellation);
        return job is { IsRejected: false, Value.State: JobState.Done } ? JobRoutes.ResultOf(id) : JobPage.PathOf(id);
    }
}
