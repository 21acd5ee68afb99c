namespace Workflow.Core.Reports;

/// <summary>
/// Indicator 2.1 of Decision 766/QĐ-TTg: a dossier is in time when its processing ended by its appointed date, less the time in which the
/// applicant supplemented it; one that goes on is compared at the end of the period, one that waits for a supplement when it was asked for.
/// More than one request for a supplement is late. The binding date already carries the pauses: each moves it by the time it lasted.
/// </summary>
public static class OnTimeRule
{
    /// <summary>Most requests for a supplement that leave a dossier in time.</summary>
    public const int MostSupplements = 1;

    /// <param name="endedAt">When processing ended; null while it goes on.</param>
    /// <param name="stoppedAt">When a supplement, payment or suspension that still lasts began; null while the clock runs.</param>
    /// <param name="bindingAt">The appointed date moved by pauses, UTC.</param>
    /// <param name="periodEnd">The end of the reporting period or the present, whichever is earlier, UTC.</param>
    public static bool IsInTime(DateTime? endedAt, DateTime? stoppedAt, DateTime bindingAt, int supplements, DateTime periodEnd) =>
        supplements <= MostSupplements && (endedAt ?? stoppedAt ?? periodEnd) <= bindingAt;
}
