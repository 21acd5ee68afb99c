namespace Workflow.Core.Dossiers;

/// <summary>What an act on the clock did to the dates of a dossier and of its open steps.</summary>
/// <param name="Warnings">What the officer should know, though nothing forbids the act.</param>
public sealed record DeadlineShift(DossierDates Before, DossierDates After, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Whether any date of the dossier or of an open step is another one.</summary>
    public bool HasMoved =>
        (Before.AppointedAt, Before.BindingAt, Before.RemainingMinutes) != (After.AppointedAt, After.BindingAt, After.RemainingMinutes)
        || !Before.Steps.SequenceEqual(After.Steps);
}

/// <summary>The dates of a dossier and of its open steps at one moment. Instants are UTC.</summary>
/// <param name="AppointedAt">The date promised and shown.</param>
/// <param name="BindingAt">The date lateness is measured against.</param>
/// <param name="RemainingMinutes">Working minutes left while the clock stands; null while it runs.</param>
public sealed record DossierDates(DateTime AppointedAt, DateTime BindingAt, int? RemainingMinutes, IReadOnlyList<StepDates> Steps);

/// <summary>When an open step is due, or how much time it has left while it stands still.</summary>
public sealed record StepDates(Guid TaskId, string Title, DateTime? DueAt, int? RemainingMinutes);
