namespace Workflow.Core.Deadlines;

/// <summary>A pause of the dossier as its open tasks feel it: the remaining time of a step is kept.</summary>
public static class StepClock
{
    /// <summary>Working minutes that a step has left when it is paused; zero when it is late already.</summary>
    public static Result<int> Remaining(DateTime pausedAt, DateTime due, OfficeClock clock) => clock.Count(pausedAt, due);

    /// <summary>The due instant after a pause: the remaining time, at least a minute, from the resumption, never after the dossier's new binding date. A step without any left keeps its due instant.</summary>
    public static Result<DateTime> DueAfterPause(int remaining, DateTime resumedAt, DateTime binding, OfficeClock clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(remaining, 1);
        return Deadline.AddUpTo(binding, resumedAt, remaining, clock);
    }
}
