namespace Workflow.Core.Deadlines;

/// <summary>A calendar as it was published; never changed, only followed by another.</summary>
public sealed class PublishedCalendar
{
    /// <summary>Content hash (<see cref="WorkingCalendar.Version"/>).</summary>
    public required string Version { get; init; }
    public required string Json { get; init; }
    public required DateTime PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
}
