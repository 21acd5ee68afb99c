namespace Workflow.Host.Jobs;

/// <summary>Tells whoever waits that this host has brought a job to its end; which one, a look at the jobs says.</summary>
internal sealed class JobEndings
{
    private TaskCompletionSource next = Fresh();

    /// <summary>Done with the next ending.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Tell() => Interlocked.Exchange(ref next, Fresh()).SetResult();

    // Whoever waits goes on by itself: the runner is not to be held up.
    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
