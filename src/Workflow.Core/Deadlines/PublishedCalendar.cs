namespace Workflow.Core.Deadlines;

/// <summary>A calendar as it was published. What it says of working time never changes; names, sources and complete years may be put right.</summary>
public sealed class PublishedCalendar
{
    /// <summary>Content hash (<see cref="WorkingCalendar.Version"/>).</summary>
    public required string Version { get; init; }
    public required string Json { get; set; }

    /// <summary>When it last came into force, UTC.</summary>
    public required DateTime PublishedAt { get; set; }

    /// <summary>Who published it then.</summary>
    public required string PublishedBy { get; set; }
}
