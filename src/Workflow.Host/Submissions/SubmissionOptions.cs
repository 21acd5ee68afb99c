using System.ComponentModel.DataAnnotations;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Submissions;

/// <summary>The time that online submissions have before reception (section <c>Submissions</c>).</summary>
internal sealed class SubmissionOptions
{
    public const string Section = "Submissions";

    /// <summary>Working hours within which reception must accept, ask or refuse, 1 to 80, 8 by default (Decree 45/2020/NĐ-CP).</summary>
    [Range(1, 80)]
    public int AcknowledgeHours { get; set; } = 8;

    /// <summary>Calendar days that an applicant has to bring what is missing, 1 to 365, 30 by default.</summary>
    [Range(1, 365)]
    public int SupplementDays { get; set; } = 30;

    public TimeLimit AcknowledgeLimit => new(AcknowledgeHours * 60, LimitUnit.WorkingHours);

    public TimeLimit SupplementWindow => TimeLimit.Parse($"{SupplementDays}cd").Value;
}
