namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    private readonly List<WorkItem> workItems = [];

    /// <summary>What workers outside are to do for the dossier.</summary>
    public IReadOnlyList<WorkItem> WorkItems => workItems;

    private void Request(Effect.WorkRequested wanted, Circumstances now, ChangeSet changes)
    {
        var item = WorkItem.Of(wanted, Id, now.Now);
        workItems.Add(item);
        changes.Insert(item);
    }

    /// <summary>Nobody waits for the item any longer: done, given up or cancelled.</summary>
    private void EndWork(DossierWait wait, ChangeSet changes)
    {
        if (wait.Kind != WaitKind.Work || workItems.Find(w => w.Activity == wait.Activity && w.Frame == wait.Frame) is not { } item) return;
        workItems.Remove(item);
        changes.Delete(item);
    }

    private void Correlate(Effect.Correlated correlated, Circumstances now, ChangeSet changes)
    {
        if (correlated.CorrelationId?.Length > LongestCorrelationId)
            Raise(new Effect.IncidentRaised(0, "", "CorrelationTooLong", DossierSentences.Of("CorrelationTooLong", LongestCorrelationId)), now, changes);
        else CorrelationId = string.IsNullOrEmpty(correlated.CorrelationId) ? Code : correlated.CorrelationId;
    }
}
