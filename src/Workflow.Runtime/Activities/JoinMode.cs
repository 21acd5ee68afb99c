namespace Workflow.Runtime.Activities;

/// <summary>When a join goes on.</summary>
public enum JoinMode
{
    /// <summary>At the first connection that is followed; what still waits upstream is cancelled.</summary>
    WaitAny,
    /// <summary>When every connection was followed; one dead path skips it.</summary>
    WaitAll,
    /// <summary>When every connection was visited and one at least was followed: the rule of every other activity too.</summary>
    WaitAllActive,
}
