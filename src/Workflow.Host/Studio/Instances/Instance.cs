using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Instances;

/// <summary>A dossier as one caller may follow it.</summary>
/// <param name="Number">Of the version that it runs on.</param>
/// <param name="LastActAt">When the last act on it happened.</param>
/// <param name="Values">Shows what the caller may read and hides the rest.</param>
internal sealed record Instance(Dossier Dossier, ProcessGraph Graph, int Number, DateTime LastActAt, Discretion Values)
{
    public string Id => IdOf(Dossier.Id);

    /// <summary>How a dossier is called in addresses and answers.</summary>
    public static string IdOf(Guid dossierId) => dossierId.ToString("N");

    public static InstanceStatus StatusOf(DateTime? closedAt) => closedAt is null ? InstanceStatus.Running : InstanceStatus.Finished;

    public static InstanceSubStatus SubStatusOf(DateTime? closedAt, DossierState state, int openIncidents) => closedAt switch
    {
        null when openIncidents > 0 => InstanceSubStatus.Faulted,
        null => InstanceSubStatus.Suspended,
        _ when state == DossierState.Withdrawn => InstanceSubStatus.Cancelled,
        _ => InstanceSubStatus.Finished,
    };

    /// <summary>
    /// The instant of the last act with its number below the millisecond, where instants of acts have nothing: later with every act, also where several
    /// fall into the same millisecond.
    /// </summary>
    public static DateTime InstantOf(DateTime lastActAt, int acts) => lastActAt.AddTicks(acts % TimeSpan.TicksPerMillisecond);
}

/// <summary>What is stored of a dossier beside itself.</summary>
/// <param name="History">Its acts in order.</param>
/// <param name="Tasks">All of its steps, also those that are over.</param>
/// <param name="Incidents">All, also resolved ones.</param>
/// <param name="Started">Dossiers that it has started, in the order in which they began.</param>
internal sealed record InstanceRows(
    IReadOnlyList<HistoryEntry> History, IReadOnlyList<UserTask> Tasks, IReadOnlyList<DossierWait> Waits, IReadOnlyList<Incident> Incidents,
    IReadOnlyList<StartedDossier> Started);
