using Workflow.Core.Deadlines;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Ratings;
using Workflow.Core.Tasks;
using Workflow.Host.Procedures;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Dossiers;

/// <summary>A dossier with all that is kept of it, read once for a page.</summary>
/// <param name="Version">Null where this release can no longer read it.</param>
/// <param name="Tasks">Open and over.</param>
/// <param name="Incidents">Open and mended.</param>
/// <param name="Documents">In the order in which they came, those that were replaced among them.</param>
internal sealed record DossierFile(
    Dossier Dossier, PublishedVersion? Version, IReadOnlyList<UserTask> Tasks, IReadOnlyList<HistoryEntry> History, IReadOnlyList<ClockFact> Facts,
    IReadOnlyList<DossierWait> Waits, IReadOnlyList<Incident> Incidents, IReadOnlyList<DossierDocument> Documents)
{
    /// <summary>What the applicant said of it; null while nothing was said.</summary>
    public Rating? Rating { get; init; }

    /// <summary>The process that it runs on; null where the version cannot be read.</summary>
    public ProcessGraph? Graph => Version?.Graphs.GetValueOrDefault(Dossier.Process);

    /// <summary>In the order in which they were opened.</summary>
    public IReadOnlyList<UserTask> OpenTasks => [.. Tasks.Where(t => t.State == TaskState.Open).OrderBy(t => t.OpenedAt).ThenBy(t => t.Activity)];
}
