using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Workflow.Host.Reminders;

/// <summary>How deadlines are watched (section <c>Reminders</c>).</summary>
internal sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>Seconds from one sweep to the next, 1 to 3,600, 1 by default; the first comes so long after the start.</summary>
    [Range(1, 3600)]
    public int IntervalSeconds { get; set; } = 1;

    /// <summary>Most steps or dossiers whose looks are moved in one transaction, 1 to 1,000, 200 by default: so long may an officer's command wait for a sweep.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>Time on the office's wall from which the digest of the day is sent, 07:30 by default.</summary>
    public TimeOnly DigestTime { get; set; } = new(7, 30);

    [ValidateObjectMembers]
    public ThresholdOptions Thresholds { get; set; } = new();
}
