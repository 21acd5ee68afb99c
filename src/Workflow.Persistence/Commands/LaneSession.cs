using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Persistence.Steps;

namespace Workflow.Persistence.Commands;

/// <summary>The reading side of one try of one command; a row that was handed out once is the same object from then on.</summary>
internal sealed class LaneSession(StepWriter writer) : CommandSession
{
    private readonly List<object> loaded = [];

    public override Dossier? Dossier(Guid id)
    {
        if (loaded.OfType<Dossier>().FirstOrDefault(d => d.Id == id) is { } known) return known;
        if (writer.Find<Dossier>(id) is not { } dossier) return null;

        var waits = writer.Where<DossierWait>((nameof(DossierWait.DossierId), id));
        dossier.Attach(
            writer.Where<UserTask>((nameof(UserTask.DossierId), id), (nameof(UserTask.State), TaskState.Open)),
            writer.Where<Variable>((nameof(Variable.DossierId), id)),
            waits,
            // The dossier counts its incidents: nearly always there is nothing to look for.
            dossier.IsBlocked ? writer.Where<Incident>((nameof(Incident.DossierId), id)).Where(i => i.ResolvedAt is null) : [],
            waits.Exists(w => w.Kind == WaitKind.Work) ? writer.Where<WorkItem>((nameof(WorkItem.DossierId), id)) : [],
            () => ClockFacts(id));
        loaded.Add(dossier);
        loaded.AddRange(dossier.OpenTasks);
        loaded.AddRange(dossier.Variables);
        loaded.AddRange(dossier.Waits);
        loaded.AddRange(dossier.WorkItems);
        return dossier;
    }

    public override T? Find<T>(params object[] key) where T : class
    {
        if (typeof(T) == typeof(Dossier)) return (T?)(object?)Dossier((Guid)key[0]);
        if (loaded.OfType<T>().FirstOrDefault(row => writer.HasKey(row, key)) is { } known) return known;
        var row = writer.Find<T>(key);
        if (row is not null) loaded.Add(row);
        return row;
    }

    public override IReadOnlyList<VersionReference> References(Guid versionId) => writer.Where<VersionReference>((nameof(VersionReference.VersionId), versionId));

    public override IReadOnlyList<Guid> OpenChildren(Guid dossierId) =>
    [
        .. writer.Where<Dossier>((nameof(Core.Dossiers.Dossier.ParentId), dossierId)).Where(d => !d.IsClosed).Select(d => d.Id),
        .. writer.Where<Errand>((nameof(Errand.ParentId), dossierId)).Where(e => e.Kind == ErrandKind.Begin).Select(e => e.ChildId),
    ];

    private List<ClockFact> ClockFacts(Guid dossierId)
    {
        var facts = writer.Where<ClockFact>((nameof(ClockFact.DossierId), dossierId));
        facts.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        return facts;
    }
}
