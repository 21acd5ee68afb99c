using System.ComponentModel.DataAnnotations;

namespace Workflow.Host.Hosting;

/// <summary>The office whose time is kept (section <c>Office</c>).</summary>
internal sealed class OfficeOptions
{
    public const string Section = "Office";

    /// <summary>IANA name of the zone in which days and hours are meant.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Ho_Chi_Minh";

    /// <summary>Office windows of days for which the published calendar states none.</summary>
    [Required]
    public string WorkingHours { get; set; } = "07:30-11:30,13:00-17:00";

    /// <summary>A calendar file published at the first start instead of the embedded one; null takes the embedded.</summary>
    public string? CalendarFile { get; set; }

    /// <summary>Working minutes before its due instant in which a step that is done counts as on time rather than early: 0 to 480, 0 unless set.</summary>
    [Range(0, 480)]
    public int StepToleranceMinutes { get; set; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public bool HasReadableHours => !Core.Deadlines.WorkingHours.Parse(WorkingHours).IsRejected;

    public bool HasKnownZone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _);
}
