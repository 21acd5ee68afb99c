namespace Workflow.Persistence.Rows;

/// <summary>The last number given under a key; drawn inside the queue's transaction, so without gaps.</summary>
public sealed class Counter
{
    public required string Key { get; init; }
    public long Value { get; set; }
}
