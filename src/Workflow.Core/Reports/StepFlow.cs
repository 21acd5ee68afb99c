namespace Workflow.Core.Reports;

/// <summary>The finished steps of one kind in a span of days.</summary>
/// <param name="Done">All of them.</param>
/// <param name="Late">Those that took longer than allowed.</param>
/// <param name="SentBack">Those that a later step had sent back to be done again.</param>
/// <param name="Timed">Those with a limit of their own: only these have times.</param>
/// <param name="TakenMinutes">Working minutes of the timed ones together.</param>
/// <param name="GrantedMinutes">Their limits together.</param>
/// <param name="Spread">The timed ones by the part of their limit that they took.</param>
public readonly record struct StepFlow(int Done, int Late, int SentBack, int Timed, long TakenMinutes, long GrantedMinutes, StepSpread Spread)
{
    /// <summary>Late ones of those that could be late.</summary>
    public Share LateShare => new(Late, Timed);

    /// <summary>What was taken of what was granted.</summary>
    public Share Used => new(TakenMinutes, GrantedMinutes);

    /// <summary>Working minutes of a step on average; null where none was timed.</summary>
    public int? AverageMinutes => Timed == 0 ? null : (int)Math.Round((decimal)TakenMinutes / Timed, MidpointRounding.AwayFromZero);

    /// <summary>One finished step.</summary>
    /// <param name="taken">Working minutes; null for a step without a limit of its own.</param>
    public static StepFlow Of(bool isLate, bool wasSentBack, int? taken, int granted) => taken is { } minutes
        ? new StepFlow(1, isLate ? 1 : 0, wasSentBack ? 1 : 0, 1, minutes, granted, StepSpread.Of(minutes, granted))
        : new StepFlow(1, isLate ? 1 : 0, wasSentBack ? 1 : 0, 0, 0, 0, default);

    public static StepFlow operator +(StepFlow one, StepFlow other) => new(
        one.Done + other.Done, one.Late + other.Late, one.SentBack + other.SentBack, one.Timed + other.Timed,
        one.TakenMinutes + other.TakenMinutes, one.GrantedMinutes + other.GrantedMinutes, one.Spread + other.Spread);
}
