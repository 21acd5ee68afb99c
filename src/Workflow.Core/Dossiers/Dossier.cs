using Workflow.Core.Deadlines;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

/// <summary>
/// One application under a procedure, from acceptance to the handing over of the result. Its verbs check, change the
/// dossier and its open steps in memory, and say in a <see cref="ChangeSet"/> what is to be written.
/// </summary>
public sealed partial class Dossier : IWatched
{
    /// <summary>Most characters of a correlation id.</summary>
    public const int LongestCorrelationId = 256;

    private readonly List<UserTask> openTasks = [];
    private readonly List<Variable> variables = [];
    private readonly List<DossierWait> waits = [];
    private readonly List<Incident> openIncidents = [];

    public required Guid Id { get; init; }

    /// <summary>Official code (Circular 01/2018/TT-VPCP, article 19); drawn when the dossier is written.</summary>
    public string Code { get; private set; } = "";

    /// <summary>By which events and requests find the dossier: its code, unless the process has set another; not unique.</summary>
    public string CorrelationId { get; private set; } = "";
    public required Guid VersionId { get; init; }
    public required string ProcedureCode { get; init; }
    public required string ProcedureName { get; init; }

    /// <summary>The case whose limit holds now; the process stays the one of the case it was received for.</summary>
    public required string CaseKey { get; set; }
    public required string Process { get; init; }
    public required string ReceivingUnit { get; init; }
    public required string CompetentUnit { get; init; }
    public required SubmissionChannel Channel { get; init; }
    public required string ApplicantName { get; init; }
    public required string ApplicantIdentity { get; init; }
    public required string ApplicantPhone { get; init; }
    public required string ApplicantAddress { get; init; }
    public string? ApplicantEmail { get; init; }
    public required string Declaration { get; init; }
    public required string Secret { get; init; }

    public DossierState State { get; private set; }
    public PaymentState Payment { get; private set; }
    public DeliveryState Delivery { get; private set; }
    public SyncState Sync { get; private set; }
    public DossierOutcome Outcome { get; private set; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>Written form of the limit of the present case.</summary>
    public required string Limit { get; set; }
    public DateTime EffectiveAt { get; private set; }

    /// <summary>How resumption after a supplement counts: the rule of the present case.</summary>
    public ResumePolicy ResumePolicy { get; private set; }

    /// <summary>The instant lateness is measured against; while the clock stands, the last one.</summary>
    public DateTime BindingAt { get; private set; }

    /// <summary>The date promised and shown: the binding one, unless an apology without legal basis promised a later one.</summary>
    public DateTime AppointedAt { get; private set; }

    /// <summary>Since when the dossier's clock stands: paused, or while a step runs whose time does not count. Null while it runs.</summary>
    public DateTime? StoppedAt { get; private set; }

    /// <summary>Since when dossier and steps are paused: for a supplement, a payment or a suspension. Null while they are not.</summary>
    public DateTime? PausedAt { get; private set; }

    /// <summary>Since when the dossier is suspended by the approver; null while it is not.</summary>
    public DateTime? SuspendedAt { get; private set; }

    /// <summary>Working minutes to the binding date while the clock stands; null while it runs.</summary>
    public int? RemainingMinutes { get; private set; }

    /// <summary>When the result was ready or the dossier ended otherwise: from here nothing becomes late.</summary>
    public DateTime? ProcessingEndedAt { get; private set; }

    /// <summary>How processing ended against the binding date; null while it goes on. Says nothing of the steps.</summary>
    public Timeliness? Timeliness { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public DateTime? NextAlertAt { get; private set; }

    /// <summary>When the result was approved: from here the applicant can no longer withdraw.</summary>
    public DateTime? SignedAt { get; private set; }

    /// <summary>Who last did, or is to do, the steps of each role and unit, as compact JSON.</summary>
    public string Holders { get; private set; } = StepHolders.None;

    /// <summary>Officers who appraised, separated by commas: they do not approve the same dossier.</summary>
    public string Appraisers { get; private set; } = "";
    public int SupplementCount { get; private set; }
    public int ClarifyCount { get; private set; }
    public int ExtensionCount { get; private set; }
    public int OpenIncidents { get; private set; }
    public int HistoryCount { get; private set; }
    public int ClockFactCount { get; private set; }
    public int MessageCount { get; private set; }

    /// <summary>Where the process stands, encoded by <see cref="Dossiers.Position"/>.</summary>
    public byte[] Position { get; private set; } = [];
    public int Revision { get; set; }

    /// <summary>Open steps, in the order they were opened.</summary>
    public IReadOnlyList<UserTask> OpenTasks => openTasks;
    public IReadOnlyList<Variable> Variables => variables;
    
    /// <summary>What the dossier waits for beside its open steps.</summary>
    public IReadOnlyList<DossierWait> Waits => waits;

    public bool IsPaused => PausedAt is not null;
    public bool IsSuspended => SuspendedAt is not null;
    public bool IsBlocked => OpenIncidents > 0;
    public bool IsClosed => ClosedAt is not null;

    /// <summary>Gives the dossier the open rows that were loaded with it.</summary>
    /// <param name="incidents">Unresolved incidents; only a dossier with <see cref="OpenIncidents"/> above zero has any.</param>
    /// <param name="work">What workers are to do; only a dossier that waits for some has any.</param>
    /// <param name="clockFacts">Reads the facts of the clock in order; called only by verbs that move it.</param>
    public void Attach(
        IEnumerable<UserTask> tasks, IEnumerable<Variable> values, IEnumerable<DossierWait> openWaits, IEnumerable<Incident> incidents, IEnumerable<WorkItem> work,
        Func<IReadOnlyList<ClockFact>> clockFacts)
    {
        readFacts = clockFacts;
        openTasks.AddRange(tasks.OrderBy(t => t.OpenedAt).ThenBy(t => t.Activity).ThenBy(t => t.Frame));
        variables.AddRange(values);
        waits.AddRange(openWaits);
        openIncidents.AddRange(incidents);
        workItems.AddRange(work);
    }

    /// <summary>Whether the dossier is overdue (quá hạn): measured at the end of processing, when the clock stopped, or now. Says nothing of the steps.</summary>
    public bool IsOverdueAt(DateTime now) =>
        Timeliness is { } ended ? ended == Deadlines.Timeliness.Late : OfficeClock.ToMinute(StoppedAt ?? ProcessingEndedAt ?? now) > BindingAt;

    /// <summary>The limit of the present case.</summary>
    public TimeLimit CurrentLimit => TimeLimit.Parse(Limit).Value;

    /// <summary>An open step; a conflict when it is over or was never there.</summary>
    public Result<UserTask> FindOpen(Guid taskId) => openTasks.Find(t => t.Id == taskId) is { } task ? task : NotOpen();

    /// <summary>An open wait; null when it is over or was never there.</summary>
    public DossierWait? WaitAt(int activity, int frame, WaitKind kind, string key) =>
        waits.Find(w => w.Activity == activity && w.Frame == frame && w.Kind == kind && w.Key == key);

    /// <summary>The value that a variable has, as compact JSON; null where it has none.</summary>
    public string? StoredValue(string scope, string name) => variables.Find(v => v.Scope == scope && v.Name == name)?.Json;
}
