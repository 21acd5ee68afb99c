namespace Workflow.Core.Reports;

/// <summary>What applicants said in a span of days of how they were served, counted in dossiers.</summary>
/// <param name="RatedOfEnded">Of the dossiers that ended in the span, those that have been rated, whenever that was.</param>
/// <param name="DislikedInTime">Of the dossiers that were resolved in the span and not late, those rated as dissatisfying, whenever that was.</param>
public readonly record struct SatisfactionFlow(int Satisfied, int Neutral, int Dissatisfied, int RatedOfEnded = 0, int DislikedInTime = 0)
{
    /// <summary>Ratings that were first given in the span.</summary>
    public int Given => Satisfied + Neutral + Dissatisfied;

    public Share SatisfiedShare => new(Satisfied, Given);

    public static SatisfactionFlow operator +(SatisfactionFlow one, SatisfactionFlow other) => new(
        one.Satisfied + other.Satisfied, one.Neutral + other.Neutral, one.Dissatisfied + other.Dissatisfied,
        one.RatedOfEnded + other.RatedOfEnded, one.DislikedInTime + other.DislikedInTime);
}
