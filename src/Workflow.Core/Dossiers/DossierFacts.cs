namespace Workflow.Core.Dossiers;

/// <summary>
/// What each open step of a dossier carries of it, so that an inbox reads one table: the dates, what stops the clock, whether something has failed,
/// and by what its like were as quick or as slow. Instants are UTC.
/// </summary>
/// <param name="StoppedAt">Since when the dossier's clock stands; null while it runs.</param>
/// <param name="PausedAt">Since when dossier and steps are paused; null while they are not.</param>
/// <param name="RemainingMinutes">Working minutes to the binding date while the clock stands; null while it runs.</param>
/// <param name="EndedAt">When processing ended; null while it goes on.</param>
/// <param name="Limit">Written form of the limit of the present case.</param>
/// <param name="HasClockMoved">Whether the clock has a fact beside its start.</param>
public readonly record struct DossierFacts(
    DateTime AppointedAt, DateTime BindingAt, DateTime? StoppedAt, DateTime? PausedAt, int? RemainingMinutes, DateTime? EndedAt, bool IsBlocked,
    string CaseKey, string Limit, bool HasClockMoved);
