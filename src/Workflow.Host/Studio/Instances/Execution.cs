using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Instances;

/// <summary>One stay of a dossier at an activity, as its history tells.</summary>
/// <param name="id">The same whenever the history is read.</param>
/// <param name="holder">The stay at the container around it; null for the root.</param>
/// <param name="cause">The stay that led to this one: at the activity before it, else at its holder; null for the root.</param>
internal sealed class Execution(string id, ProcessActivity activity, DateTime startedAt, Execution? holder, Execution? cause)
{
    public string Id { get; } = id;
    public ProcessActivity Activity { get; } = activity;
    public DateTime StartedAt { get; } = startedAt;
    public Execution? Holder { get; } = holder;
    public Execution? Cause { get; } = cause;

    /// <summary>How many stays lead to this one.</summary>
    public int Depth { get; } = cause is null ? 0 : cause.Depth + 1;

    /// <summary>Null while the dossier is there.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>By which of its outcomes it ended; empty while open, and for one that nobody wanted any longer.</summary>
    public IReadOnlyList<string> Outcomes { get; private set; } = [];

    /// <summary>Ended because nobody wanted it any longer.</summary>
    public bool IsCanceled { get; private set; }

    /// <summary>Failed and has not gone on since.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The officer's step; null for an automatic activity.</summary>
    public UserTask? Task { get; init; }

    /// <summary>What else the dossier waits for there.</summary>
    public IReadOnlyList<DossierWait> Waits { get; set; } = [];

    /// <summary>The open incident that holds it; null where none does.</summary>
    public Incident? Incident { get; set; }

    /// <summary>Dossiers that were started from it.</summary>
    public IReadOnlyList<StartedDossier> Started { get; set; } = [];

    public bool IsOpen => EndedAt is null;

    /// <summary>Whether somebody or something outside is awaited there.</summary>
    public bool IsWaiting => IsOpen && (Task is { State: TaskState.Open } || Waits.Count > 0);

    public ExecutionStatus Status => this switch
    {
        { Incident: not null } => ExecutionStatus.Faulted,
        { IsOpen: true } => ExecutionStatus.Running,
        { IsCanceled: true } => ExecutionStatus.Canceled,
        _ => ExecutionStatus.Completed,
    };

    public void Fail() => HasFailed = true;

    public void GoOn() => HasFailed = false;

    public void Complete(DateTime at, string outcomes) => (EndedAt, Outcomes, HasFailed) = (at, outcomes.Split(", "), false);

    public void Cancel(DateTime at) => (EndedAt, IsCanceled, HasFailed) = (at, true, false);

    /// <summary>Whether it stands within another one, at any depth, or is that one.</summary>
    public bool IsWithin(Execution other) => this == other || Holder?.IsWithin(other) == true;
}

/// <summary>A dossier that the process of another one has started.</summary>
internal sealed record StartedDossier(Guid Id, string Code, int ParentActivity, DateTime ReceivedAt);
