using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Tasks;

namespace Workflow.Host.Dossiers;

/// <summary>A dossier in a list. Instants are UTC.</summary>
/// <param name="AppointedAt">The date promised and shown.</param>
/// <param name="BindingAt">The date lateness is measured against; another one only after an apology that has no legal basis.</param>
/// <param name="IsLate">Whether the dossier is overdue (quá hạn); a late step is another matter.</param>
internal sealed record DossierLine(
    Guid Id,
    string Code,
    string ProcedureCode,
    string ProcedureName,
    string Case,
    string ApplicantName,
    string ReceivingUnit,
    string CompetentUnit,
    DossierState State,
    PaymentState Payment,
    DeliveryState Delivery,
    SyncState Sync,
    DossierOutcome Outcome,
    DateTime ReceivedAt,
    DateTime AppointedAt,
    DateTime BindingAt,
    bool IsPaused,
    bool IsBlocked,
    bool IsLate,
    DateTime? ClosedAt,
    int Revision)
{
    /// <param name="now">The instant against which lateness is judged.</param>
    public static DossierLine Of(Dossier d, DateTime now) => new(
        d.Id, d.Code, d.ProcedureCode, d.ProcedureName, d.CaseKey, d.ApplicantName, d.ReceivingUnit, d.CompetentUnit,
        d.State, d.Payment, d.Delivery, d.Sync, d.Outcome, d.ReceivedAt, d.AppointedAt, d.BindingAt, d.IsPaused, d.IsBlocked,
        d.IsOverdueAt(now), d.ClosedAt, d.Revision);
}

/// <summary>A dossier with all that is open in it.</summary>
/// <param name="Timeliness">How processing ended against the binding date; null while it goes on. Steps have their own.</param>
internal sealed record DossierView(
    DossierLine Dossier,
    string Limit,
    int? RemainingMinutes,
    DateTime EffectiveAt,
    DateTime? PausedAt,
    DateTime? SuspendedAt,
    int ExtensionCount,
    DateTime? ProcessingEndedAt,
    Timeliness? Timeliness,
    DateTime? SignedAt,
    SubmissionChannel Channel,
    ApplicantView Applicant,
    string Declaration,
    IReadOnlyList<TaskView> OpenTasks,
    IReadOnlyList<string> AwaitedEvents,
    IReadOnlyList<WaitView> Waits,
    IReadOnlyList<IncidentView> Incidents,
    LinkedDossier? Parent,
    IReadOnlyList<LinkedDossier> Children);

/// <summary>A dossier that this one was started by, or that it has started, as far as whoever reads this one may know of it.</summary>
internal sealed record LinkedDossier(Guid Id, string Code, string ProcedureName, DossierState State, DateTime AppointedAt);

/// <summary>Whose dossier it is.</summary>
internal sealed record ApplicantView(string Name, string IdentityNumber, string Phone, string Address, string? Email);

/// <summary>Something other than an officer that a dossier waits for.</summary>
/// <param name="Name">What the process calls the activity that waits.</param>
/// <param name="DueAt">When a timer is due, UTC.</param>
internal sealed record WaitView(WaitKind Kind, string Name, DateTime? DueAt);

/// <summary>A failed automatic step that waits to be tried again.</summary>
/// <param name="ActivityName">What the process calls it; empty where the failure belongs to no step.</param>
/// <param name="SkipOutcomes">By which it may be passed over; none where it can only be tried again.</param>
internal sealed record IncidentView(
    Guid Id, string ActivityId, string ActivityName, string Code, string ReasonVi, string ReasonEn, DateTime RaisedAt, IReadOnlyList<string> SkipOutcomes);

/// <summary>One act on a dossier.</summary>
/// <param name="OnBehalfOf">The authority and document behind a delegated act.</param>
/// <param name="ActingForId">The absent officer for whom a deputy acted.</param>
/// <param name="Details">Compact JSON: automatic activities passed, journal lines, a number that was allotted.</param>
internal sealed record HistoryLine(
    int Sequence, DateTime At, HistoryVerb Verb, string ActorId, string? OnBehalfOf, string? ActingForId, string UnitCode, string? StepKey, string? Outcome, string? Reason, string? Details);

/// <summary>What the slip of an accepted dossier says.</summary>
/// <param name="Secret">Lets the applicant follow the dossier; shown to whoever accepted it only.</param>
internal sealed record ReceivedDossier(
    Guid Id, string Code, DossierState State, DateTime ReceivedAt, DateTime AppointedAt, string Secret, int Revision, IReadOnlyList<TaskView> OpenTasks)
{
    public static ReceivedDossier Of(Dossier dossier) => Of(dossier, dossier.OpenTasks);

    public static ReceivedDossier Of(Dossier dossier, IEnumerable<UserTask> openTasks) => new(
        dossier.Id, dossier.Code, dossier.State, dossier.ReceivedAt, dossier.AppointedAt, dossier.Secret, dossier.Revision, [.. openTasks.Select(TaskView.Of)]);
}

/// <summary>Where a dossier stands after a change, with every open step.</summary>
internal sealed record DossierProgress(
    Guid DossierId, string DossierCode, DossierState State, DateTime AppointedAt, bool IsPaused, bool IsBlocked, int Revision, IReadOnlyList<TaskView> OpenTasks)
{
    public static DossierProgress Of(Dossier dossier) => Of(dossier, dossier.OpenTasks);

    public static DossierProgress Of(Dossier dossier, IReadOnlyList<UserTask> openTasks)
    {
        var views = new TaskView[openTasks.Count];
        for (var i = 0; i < views.Length; i++) views[i] = TaskView.Of(openTasks[i]);
        return new(dossier.Id, dossier.Code, dossier.State, dossier.AppointedAt, dossier.IsPaused, dossier.IsBlocked, dossier.Revision, views);
    }
}
