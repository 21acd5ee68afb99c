namespace Workflow.Core.Procedures;

/// <summary>How the limit is counted once the applicant has supplied what was missing.</summary>
public enum ResumePolicy
{
    /// <summary>Time used stays used (Decree 61/2018/NĐ-CP, article 19).</summary>
    Continue,
    /// <summary>A sector rule has the whole limit counted anew.</summary>
    Restart,
}
