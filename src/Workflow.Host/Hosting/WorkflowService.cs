using Workflow.Runtime.Activities;

namespace Workflow.Host.Hosting;

/// <summary>The whole program, for a host that adds activities of its own: the service, and every command of its command line.</summary>
public static class WorkflowService
{
    /// <summary>Runs a command line as the program itself does; without a command it serves.</summary>
    /// <param name="activities">Types that definitions may hold beside the standard ones; a name that is taken is a programming error.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> Run(string[] args, params IReadOnlyList<ActivityType> activities) =>
        CommandLine.Run(args, activities: activities.Aggregate(ActivityTable.Standard, (table, activity) => table.With(activity)));
}
