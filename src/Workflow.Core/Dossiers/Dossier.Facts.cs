namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    // Of the present command: steps that open in it were sent back.
    private (string By, string? Reason)? sentBack;

    /// <summary>What its open steps carry of the dossier.</summary>
    public DossierFacts Facts => new(
        AppointedAt, BindingAt, StoppedAt, PausedAt, RemainingMinutes, ProcessingEndedAt, IsBlocked, CaseKey, Limit, ClockFactCount > 1);

    /// <summary>Carries the dossier's facts to its open steps: called wherever one of the facts has changed.</summary>
    private void CarryFacts(ChangeSet changes)
    {
        foreach (var task in openTasks)
            if (task.Carry(Facts)) changes.Update(task);
    }
}
