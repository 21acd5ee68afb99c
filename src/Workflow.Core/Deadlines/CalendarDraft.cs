using Workflow.Core.Dossiers;

namespace Workflow.Core.Deadlines;

/// <summary>A calendar that somebody is preparing; always one that could be published.</summary>
public sealed class CalendarDraft : IRevised
{
    public required Guid Id { get; init; }

    /// <summary>What it is for, e.g. the notice that it enters.</summary>
    public required string Title { get; set; }

    /// <summary>The published form, as <see cref="WorkingCalendar.Parse"/> reads it.</summary>
    public required string Json { get; set; }
    public required string ChangedBy { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime ChangedAt { get; set; }
    public int Revision { get; set; }
}
