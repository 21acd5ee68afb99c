using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Notices;

namespace Workflow.Host.Reminders;

/// <summary>Something whose look is due, as far as a sweep needs it.</summary>
/// <param name="Row">Type of its row.</param>
/// <param name="LookAt">The look as read.</param>
/// <param name="DossierId">Null for what is no dossier yet.</param>
/// <param name="DossierCode">Of what is no dossier yet, the portal's reference.</param>
/// <param name="Title">Title of the step, or name of the procedure.</param>
/// <param name="BindingAt">The date that lateness is measured against, where it may differ from the one that was promised; else null.</param>
/// <param name="UnitCode">The unit whose working time counts.</param>
/// <param name="Applicant">Whose window it is; null for the time of officers.</param>
internal sealed record DueSubject(
    Type Row, ReminderSubject Subject, Guid Id, int Revision, DateTime LookAt, Guid? DossierId, string DossierCode, string Title,
    DateTime DueAt, DateTime? BindingAt, string Limit, int? WarnBeforeMinutes, string UnitCode, AlertScope Scope,
    NoticeApplicant? Applicant = null)
{
    /// <summary>Its place in the order in which every sweep takes rows: by dossier.</summary>
    public Guid Order => DossierId ?? Id;

    public Result<AlertSeries> Alerts(AlertPlan plan, OfficeClock clock)
    {
        var limit = TimeLimit.Parse(Limit).Value;
        return BindingAt is { } binding
            ? plan.ForDossier(DueAt, binding, limit, clock)
            : plan.For(Subject, DueAt, limit, WarnBeforeMinutes, clock);
    }
}

/// <summary>A row in the order of looks.</summary>
internal readonly record struct Mark(DateTime At, Guid Id);
