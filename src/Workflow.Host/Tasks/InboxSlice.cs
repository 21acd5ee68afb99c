using Workflow.Core.Tasks;

namespace Workflow.Host.Tasks;

/// <summary>One page of an inbox.</summary>
/// <param name="Next">Where the next page begins, opaque; null on the last page.</param>
/// <param name="IsPartial">Whether a search by common words stopped before it had looked at every step; the next page goes on from there.</param>
internal sealed record InboxSlice(IReadOnlyList<UserTask> Steps, string? Next, bool IsPartial = false);

/// <summary>The same as a program gets it.</summary>
/// <param name="IsPartial">Whether a search by common words stopped before it had looked at every step; the next page goes on from there.</param>
internal sealed record TaskList(IReadOnlyList<TaskView> Items, string? Next, bool IsPartial);
