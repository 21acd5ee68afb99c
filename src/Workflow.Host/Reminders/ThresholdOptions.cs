using System.ComponentModel.DataAnnotations;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Reminders;

/// <summary>When a province warns of due dates, in working time (section <c>Reminders:Thresholds</c>).</summary>
internal sealed class ThresholdOptions
{
    /// <summary>Yellow when so much of the limit remains, 1 to 100 percent, 50 by default; alone decisive for a limit under a working day.</summary>
    [Range(1, 100)]
    public int NearPercent { get; set; } = AlertPlan.Standard.NearPercent;

    /// <summary>For longer limits yellow not before so many minutes remain, 0 to 48,000, a working day (480) by default, …</summary>
    [Range(0, 48_000)]
    public int NearMinutes { get; set; } = AlertPlan.Standard.NearMinutes;

    /// <summary>… or so much of the limit where that is more, 0 to 100 percent, 20 by default.</summary>
    [Range(0, 100)]
    public int NearLongPercent { get; set; } = AlertPlan.Standard.NearLongPercent;

    /// <summary>Orange when so many minutes remain, 0 to 4,800, 240 by default.</summary>
    [Range(0, 4_800)]
    public int LastHoursMinutes { get; set; } = AlertPlan.Standard.LastHoursMinutes;

    /// <summary>The approver is told so many minutes after the due instant, 0 to 48,000, 240 by default.</summary>
    [Range(0, 48_000)]
    public int ApproverAfterMinutes { get; set; } = AlertPlan.Standard.ApproverAfterMinutes;

    /// <summary>The supervisor of the centre is told so many minutes after the due instant, 0 to 48,000, 480 by default.</summary>
    [Range(0, 48_000)]
    public int SupervisorAfterMinutes { get; set; } = AlertPlan.Standard.SupervisorAfterMinutes;

    public AlertPlan ToPlan() => new()
    {
        NearPercent = NearPercent,
        NearMinutes = NearMinutes,
        NearLongPercent = NearLongPercent,
        LastHoursMinutes = LastHoursMinutes,
        ApproverAfterMinutes = ApproverAfterMinutes,
        SupervisorAfterMinutes = SupervisorAfterMinutes,
    };
}
