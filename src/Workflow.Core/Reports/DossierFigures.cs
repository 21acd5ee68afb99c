namespace Workflow.Core.Reports;

/// <summary>
/// The figures of a period, which sum: received with what was carried over = resolved + in progress + paused + refused + withdrawn.
/// What was carried over follows from what is open at the end and what came and went in between, so that no day before the period is read.
/// </summary>
/// <param name="Flow">What came in and ended within the period.</param>
/// <param name="OpenAtEnd">Whose processing goes on at the end of the period.</param>
/// <param name="PausedAtEnd">Of these, those that stand paused.</param>
/// <param name="OverdueAtEnd">Of these, those past their binding date and not paused; null where nobody can tell any more.</param>
/// <param name="OpenInTime">Of these, those that indicator 2.1 calls in time; null where nobody can tell any more.</param>
public readonly record struct DossierFigures(DossierFlow Flow, int OpenAtEnd, int PausedAtEnd, int? OverdueAtEnd, int? OpenInTime)
{
    /// <summary>Open when the period began.</summary>
    public int CarriedOver => OpenAtEnd + Flow.Ended - Flow.Received;

    /// <summary>Received in the period or carried over into it.</summary>
    public int Total => CarriedOver + Flow.Received;

    public int InProgress => OpenAtEnd - PausedAtEnd;

    public int? InProgressInTime => InProgress - OverdueAtEnd;

    /// <summary>Early or on time, of all that were resolved.</summary>
    public Share Punctual => new(Flow.Early + Flow.OnTime, Flow.Resolved);

    /// <summary>Indicator 2.1: ended or going on in time, of all that were to be dealt with; not applicable where nobody can tell any more.</summary>
    public Share OnTimeRate => OpenInTime is { } open ? new Share(Flow.InTime + open, Total) : default;

    /// <summary>Submitted online, of all that were received in the period; the first factor of indicator 3.3.</summary>
    public Share OnlineShare => new(Flow.ReceivedOnline, Flow.Received);

    public static DossierFigures operator +(DossierFigures one, DossierFigures other) => new(
        one.Flow + other.Flow, one.OpenAtEnd + other.OpenAtEnd, one.PausedAtEnd + other.PausedAtEnd,
        one.OverdueAtEnd + other.OverdueAtEnd, one.OpenInTime + other.OpenInTime);

    /// <summary>The figures at the end of a period that is not over: what is open is what is open now.</summary>
    public static DossierFigures Now(DossierFlow period, DossierStock now) => new(period, now.Open, now.Paused, now.Overdue, now.InTime);

    /// <summary>The figures at the end of a period that is over, taken back from what is open now by what came and went since.</summary>
    /// <param name="late">Overdue and in time at the end of the period; null where nobody can tell any more.</param>
    public static DossierFigures Past(DossierFlow period, DossierFlow since, DossierStock now, (int Overdue, int InTime)? late) => new(
        period, now.Open + since.Ended - since.Received, now.Paused - since.PausedChange, late?.Overdue, late?.InTime);
}
