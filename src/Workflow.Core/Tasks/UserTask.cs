using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;

namespace Workflow.Core.Tasks;

/// <summary>Where a task stands.</summary>
public enum TaskState { Open, Completed, Returned, Cancelled }

/// <summary>One step of one dossier for an officer to do. The row carries all that an inbox shows.</summary>
public sealed class UserTask : IWatched
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required string DossierCode { get; set; }
    public required string ProcedureCode { get; init; }
    public required string ProcedureName { get; init; }
    public required string ApplicantName { get; init; }
    public required SubmissionChannel Channel { get; init; }

    /// <summary>When the dossier was received, UTC.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The unit that received the dossier: its clock counts the dossier's time.</summary>
    public required string ReceivingUnit { get; init; }

    /// <summary>Index in the version's list of activities.</summary>
    public required int Activity { get; init; }

    /// <summary>The frame in which the step is open: a loop over several items at once opens the same step for each.</summary>
    public required int Frame { get; init; }
    public required string StepKey { get; init; }
    public required StepKind Kind { get; init; }
    public required string Title { get; init; }
    public string? Instructions { get; init; }
    public required Role Role { get; init; }
    public required string UnitCode { get; init; }
    public string? AssigneeId { get; internal set; }

    /// <summary>The absent officer for whom the step is held, or was done, by a deputy; null where everybody acts in their own name.</summary>
    public string? ActingForId { get; internal set; }
    public TaskState State { get; internal set; }

    /// <summary>Who sent the dossier back to this step from a later one; null for a step that the process came to by itself.</summary>
    public string? ReturnedBy { get; init; }

    /// <summary>Why it was sent back; null where nobody sent it back, or without a word.</summary>
    public string? ReturnReason { get; init; }

    /// <summary>Whether the dossier's clock stands while the task is open: it is the applicant's turn, and nothing else stops it.</summary>
    public bool StopsClock { get; init; }

    /// <summary>Whether the time of the step does not count toward the dossier's limit: while it is open the dossier's clock stands, the step's own runs.</summary>
    public bool IsUncounted { get; init; }
    public required DateTime OpenedAt { get; init; }

    /// <summary>The calendar in force when the step opened.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>Written form of the step's limit.</summary>
    public required string Limit { get; init; }

    /// <summary>Whether the step can be late at all: one without a limit and a hand-over cannot (docs/deadlines.md, section 4).</summary>
    public required bool HasOwnDeadline { get; init; }

    /// <summary>The step's own near mark, in working minutes before the due instant.</summary>
    public int? WarnBeforeMinutes { get; init; }

    /// <summary>UTC; null while the clock is stopped.</summary>
    public DateTime? DueAt { get; internal set; }

    /// <summary>Working minutes left when the clock was stopped; null while it runs.</summary>
    public int? RemainingMinutes { get; internal set; }

    /// <summary>When the sweep looks at the task next; null when nothing is left to warn of.</summary>
    public DateTime? NextAlertAt { get; internal set; }

    /// <summary>The dossier's appointed date; like all of <see cref="Facts"/> as the dossier has it while the step is open, and as it had it when the step ended.</summary>
    public DateTime AppointedAt { get; private set; }

    /// <inheritdoc cref="DossierFacts"/>
    public DateTime BindingAt { get; private set; }

    /// <inheritdoc cref="DossierFacts"/>
    public DateTime? DossierStoppedAt { get; private set; }

    /// <inheritdoc cref="DossierFacts"/>
    public DateTime? DossierPausedAt { get; private set; }

    /// <inheritdoc cref="DossierFacts"/>
    public int? DossierRemainingMinutes { get; private set; }

    /// <inheritdoc cref="DossierFacts"/>
    public DateTime? DossierEndedAt { get; private set; }

    /// <inheritdoc cref="DossierFacts"/>
    public bool IsBlocked { get; private set; }

    /// <inheritdoc cref="DossierFacts"/>
    public string CaseKey { get; private set; } = "";

    /// <inheritdoc cref="DossierFacts"/>
    public string DossierLimit { get; private set; } = "";

    /// <inheritdoc cref="DossierFacts"/>
    public bool HasClockMoved { get; private set; }
    public DateTime? CompletedAt { get; internal set; }
    public string? CompletedBy { get; internal set; }
    public string? Outcome { get; internal set; }
    public string? Note { get; internal set; }

    /// <summary>Form and record of the completion as compact JSON.</summary>
    public string? Data { get; internal set; }

    /// <summary>How the step ended against its own time; null while open, and where it cannot be late. Says nothing of the dossier.</summary>
    public Timeliness? Timeliness { get; internal set; }
    public int Revision { get; set; }

    /// <summary>Whether the step took longer than allowed (chậm tiến độ).</summary>
    public bool IsLate => Timeliness == Deadlines.Timeliness.Late;

    /// <summary>Whether a pause of the dossier leaves the step running: an office that was asked has a clock of its own, and the applicant's window is the pause.</summary>
    public bool RunsThroughPauses => Kind == StepKind.Consult || StopsClock;

    /// <summary>Whether the step is only to be done within the dossier's appointed date.</summary>
    public bool IsWithoutLimit => TimeLimit.Parse(Limit).Value.IsZero;

    /// <summary>What the row carries of its dossier.</summary>
    public DossierFacts Facts => new(
        AppointedAt, BindingAt, DossierStoppedAt, DossierPausedAt, DossierRemainingMinutes, DossierEndedAt, IsBlocked, CaseKey, DossierLimit, HasClockMoved);

    /// <summary>What a reminder of the step's due instant is about: the officers' time, or the applicant's.</summary>
    public ReminderSubject Watches => SubjectOf(Kind);

    /// <summary>What a reminder of the due instant of a kind of step is about.</summary>
    public static ReminderSubject SubjectOf(StepKind kind) => kind switch
    {
        StepKind.RequestSupplement => ReminderSubject.Supplement,
        StepKind.RequestPayment => ReminderSubject.Payment,
        _ => ReminderSubject.Task,
    };

    /// <summary>Takes over what has changed in the dossier; false when nothing has.</summary>
    internal bool Carry(DossierFacts facts)
    {
        if (facts == Facts) return false;
        (AppointedAt, BindingAt, DossierStoppedAt, DossierPausedAt, DossierRemainingMinutes, DossierEndedAt, IsBlocked, CaseKey, DossierLimit, HasClockMoved) = facts;
        return true;
    }

    /// <summary>Whether an officer may take the task: the role in the unit or above it.</summary>
    public bool IsCandidate(Actor actor, UnitTree units) => actor.Holds(Role, UnitCode, units);

    /// <summary>Why the actor may not act on the task, as its holder or for an absent one, or null when it is allowed.</summary>
    /// <param name="procedureCode">The dossier's procedure: a deputy may have been given only some.</param>
    public Rejection? RefusalFor(Circumstances now, int? expectedRevision, string procedureCode)
    {
        if (State != TaskState.Open) return DossierSentences.Refuse(RejectionKind.Conflict, "TaskNotOpen", DossierCode);
        if (!IsCandidate(now.Actor, now.Units)) return DossierSentences.Refuse(RejectionKind.Forbidden, "NotACandidate", Title);
        if (MovedOn(expectedRevision) is { } moved) return moved;
        if (AssigneeId is null || ActingForId == now.Actor.Id) return null;
        if (AssigneeId == now.Actor.Id)
        {
            return ActingForId is { } absent && !now.ActsFor(absent, procedureCode, UnitCode)
                ? DossierSentences.Refuse(RejectionKind.Forbidden, "ActsForNoLonger", Title, now.NameOf(absent))
                : null;
        }
        // What a deputy holds for somebody else is not for the deputy's own deputy.
        return ActingForId is null && now.ActsFor(AssigneeId, procedureCode, UnitCode)
            ? null
            : DossierSentences.Refuse(RejectionKind.Forbidden, "TaskHeldByOther", Title, now.NameOf(AssigneeId));
    }

    /// <summary>The absent officer for whom an act is done that <see cref="RefusalFor"/> allows; null in one's own name.</summary>
    public string? PrincipalOf(Actor actor)
    {
        if (AssigneeId == actor.Id) return ActingForId;
        return ActingForId is null ? AssigneeId : null;
    }

    /// <summary>A conflict when the reader saw another revision than the present one.</summary>
    internal Rejection? MovedOn(int? expectedRevision) => expectedRevision is { } expected && expected != Revision
        ? DossierSentences.Refuse(RejectionKind.Conflict, "TaskMovedOn", Title)
        : null;
}
