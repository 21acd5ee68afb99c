namespace Workflow.Host.Studio.Descriptors;

/// <summary>A whole list, as the designer takes those that have no pages.</summary>
internal sealed record ListOf<T>(IReadOnlyList<T> Items)
{
    public int Count => Items.Count;
}
