using System.ComponentModel.DataAnnotations;

namespace Workflow.Host.Reminders;

/// <summary>How deadlines are watched (section <c>Reminders</c>).</summary>
internal sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>Seconds from one sweep to the next, 1 to 3,600, 5 by default; the first comes so long after the start.</summary>
    [Range(1, 3600)]
    public int IntervalSeconds { get; set; } = 5;

    /// <summary>Most steps and most dossiers taken up in one turn of a sweep, 1 to 1,000, 200 by default.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 200;
}
