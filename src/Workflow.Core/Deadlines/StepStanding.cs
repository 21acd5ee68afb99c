using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>What a step needs to know of its dossier's clock.</summary>
/// <param name="Binding">No counting step is due after it.</param>
/// <param name="RemainingMinutes">Working minutes to it while the clock stands; null while it runs.</param>
/// <param name="PausedAt">Since when the steps stand still; null while they run.</param>
/// <param name="EndedAt">A step that opened no earlier follows the result and has its own time only.</param>
public readonly record struct DossierStanding(DateTime Binding, int? RemainingMinutes, DateTime? PausedAt, DateTime? EndedAt)
{
    /// <summary>The instant after which no step is due; null while nobody knows it because the clock stands. A date already missed does not move.</summary>
    public DateTime? Bound => RemainingMinutes is > 0 ? null : Binding;

    public static DossierStanding Of(DossierClock clock) => new(clock.Binding, clock.Standing?.RemainingMinutes, clock.PausedAt, clock.EndedAt);
}

/// <summary>Where a step's time stands: due at an instant, or stopped with minutes left, or neither where it has no time of its own (docs/deadlines.md, section 4).</summary>
public readonly record struct StepStanding(DateTime? DueAt, int? RemainingMinutes)
{
    /// <summary>The standing of a step from its row and the facts of its dossier, replayed up to any instant.</summary>
    /// <param name="clockOf">The clock of the step's unit under a calendar version.</param>
    public static Result<StepStanding> Of(UserTask task, DossierClock dossier, Func<string, OfficeClock> clockOf)
    {
        var own = OwnTime.Of(task, dossier, clockOf);
        return own.Rejection is { } rejection ? rejection : Of(task, own.Value, DossierStanding.Of(dossier), clockOf(dossier.Under(task)));
    }

    /// <summary>The instant after which a step is not due; null where its own time alone counts, and while the dossier's clock stands.</summary>
    internal static DateTime? BoundOf(UserTask task, DossierClock dossier) => IsBoundless(task, dossier.EndedAt) ? null : DossierStanding.Of(dossier).Bound;

    private static bool IsBoundless(UserTask task, DateTime? ended) => task.StopsClock || task.IsUncounted || ended <= task.OpenedAt;

    /// <summary>The standing of a step that opens now.</summary>
    internal static Result<StepStanding> AtOpening(UserTask task, DossierStanding dossier, Func<string, OfficeClock> clockOf)
    {
        var clock = clockOf(task.CalendarVersion);
        ClockPause[] pauses = dossier.PausedAt is { } since && !task.RunsThroughPauses ? [new(since, task.CalendarVersion, null, null)] : [];
        var own = OwnTime.Of(task.OpenedAt, TimeLimit.Parse(task.Limit).Value, clock, pauses, clockOf);
        return own.Rejection is { } rejection ? rejection : Of(task, own.Value, dossier, clock);
    }

    private static Result<StepStanding> Of(UserTask task, OwnTime own, DossierStanding dossier, OfficeClock clock)
    {
        var isBoundless = IsBoundless(task, dossier.EndedAt);
        var bound = isBoundless ? null : dossier.Bound;
        if (task.IsWithoutLimit)
            return isBoundless ? default : new StepStanding(bound, bound is null && !task.RunsThroughPauses ? dossier.RemainingMinutes : null);
        if (own.Left is { } left)
            return bound is { } missed ? new StepStanding(missed, null) : new StepStanding(null, isBoundless ? left : Math.Min(left, dossier.RemainingMinutes ?? left));
        if (bound is { } latest) return new StepStanding(own.Due < latest ? own.Due : latest, null);
        return own.Due is { } due ? new StepStanding(due, null) : clock.Calendar.Outside(clock.Calendar.Last.Year + 1);
    }
}
