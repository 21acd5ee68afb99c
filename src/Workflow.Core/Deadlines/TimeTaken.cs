using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>The working time that a step has taken by its own clock.</summary>
/// <param name="Minutes">Working minutes.</param>
/// <param name="LateMinutes">Working minutes beyond its due instant; zero also for one that became late since the office closed.</param>
/// <param name="IsLate">Whether it took, or is taking, longer than allowed (chậm tiến độ).</param>
public readonly record struct TimeTaken(int Minutes, int LateMinutes, bool IsLate)
{
    /// <summary>The time of a step up to its end, or to an instant while it is open; rejects instants outside the calendar.</summary>
    /// <param name="dossier">The dossier's clock after all its facts: what paused the step is left out.</param>
    /// <param name="clockOf">The clock of the step's unit under a calendar version.</param>
    public static Result<TimeTaken> Of(UserTask step, DossierClock dossier, DateTime now, Func<string, OfficeClock> clockOf)
    {
        var clock = clockOf(dossier.Under(step));
        var end = step.CompletedAt ?? now;
        var whole = clock.Count(step.OpenedAt, end);
        if (whole.Rejection is { } outside) return outside;
        var stopped = StandsStill(step, dossier) ? Stopped(step.OpenedAt, end, dossier.Pauses, clock) : 0;
        var isLate = step.State == TaskState.Open ? step.HasOwnDeadline && step.DueAt <= now : step.IsLate;
        var late = isLate && step.DueAt is { } due && clock.Count(due, end) is { IsRejected: false, Value: var beyond } ? beyond : 0;
        return new TimeTaken(whole.Value - stopped, late, isLate);
    }

    private static bool StandsStill(UserTask step, DossierClock dossier) => !step.RunsThroughPauses && !(dossier.EndedAt <= step.OpenedAt);

    /// <summary>Pauses of a dossier do not overlap, and within the stretch the calendar has been found to reach.</summary>
    private static int Stopped(DateTime from, DateTime to, IReadOnlyList<ClockPause> pauses, OfficeClock clock)
    {
        var minutes = 0;
        foreach (var pause in pauses)
        {
            var (first, last) = (pause.From > from ? pause.From : from, pause.To is { } end && end < to ? end : to);
            if (first < last) minutes += clock.Count(first, last).Value;
        }
        return minutes;
    }
}
