namespace Workflow.Core.Reports;

/// <summary>What came in and what ended in a span of time, counted in dossiers.</summary>
/// <param name="InTime">Of all that ended, those that indicator 2.1 calls in time (<see cref="OnTimeRule"/>).</param>
/// <param name="PausedChange">How many more stood paused at the end of the span than at its beginning.</param>
public readonly record struct DossierFlow(
    int ReceivedCounter, int ReceivedOnline, int ReceivedPost, int Early, int OnTime, int Late, int Refused, int Withdrawn, int InTime, int PausedChange)
{
    public int Received => ReceivedCounter + ReceivedOnline + ReceivedPost;

    /// <summary>Settled with a result.</summary>
    public int Resolved => Early + OnTime + Late;

    public int Ended => Resolved + Refused + Withdrawn;

    public static DossierFlow operator +(DossierFlow one, DossierFlow other) => new(
        one.ReceivedCounter + other.ReceivedCounter, one.ReceivedOnline + other.ReceivedOnline, one.ReceivedPost + other.ReceivedPost,
        one.Early + other.Early, one.OnTime + other.OnTime, one.Late + other.Late, one.Refused + other.Refused, one.Withdrawn + other.Withdrawn,
        one.InTime + other.InTime, one.PausedChange + other.PausedChange);
}
