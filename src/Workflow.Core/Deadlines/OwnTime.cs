using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>A step's own limit, not bounded by its dossier: runs to an instant, or is stopped with minutes left.</summary>
/// <param name="Due">Null while stopped, and where the limit leaves the calendar.</param>
/// <param name="Left">Working minutes, at least one, while stopped; null otherwise.</param>
internal readonly record struct OwnTime(DateTime? Due, int? Left)
{
    /// <summary>The time of a step from its row and the facts of its dossier.</summary>
    /// <param name="clockOf">The clock of the step's unit under a calendar version.</param>
    public static Result<OwnTime> Of(UserTask task, DossierClock dossier, Func<string, OfficeClock> clockOf)
    {
        var followsResult = dossier.EndedAt <= task.OpenedAt;
        return Of(task.OpenedAt, TimeLimit.Parse(task.Limit).Value, clockOf(dossier.Under(task)), task.RunsThroughPauses || followsResult ? [] : dossier.Pauses, clockOf);
    }

    /// <summary>A limit counted from an instant through pauses: what is left is kept, and a limit that is used up stays due when it was.</summary>
    public static Result<OwnTime> Of(DateTime opened, TimeLimit limit, OfficeClock clock, IReadOnlyList<ClockPause> pauses, Func<string, OfficeClock> clockOf)
    {
        if (DueAfter(opened, limit, clock) is not { } due) return Beyond(pauses);
        foreach (var pause in pauses)
        {
            if (pause.To <= opened) continue;
            var left = pause.From <= opened ? clock.Count(opened, due) : clockOf(pause.FromUnder).Count(pause.From, due);
            if (left.Rejection is { } rejection) return rejection;
            if (left.Value == 0) break;
            if (pause.To is not { } resumed) return new OwnTime(null, left.Value);
            var moved = clockOf(pause.ToUnder!).Add(resumed, left.Value);
            if (moved.IsRejected) return Beyond(pauses);
            due = moved.Value;
        }
        return new OwnTime(due, null);
    }

    // A budget that leaves the calendar is later than every date in it: the dossier's date bounds it, or nothing does.
    private static OwnTime Beyond(IReadOnlyList<ClockPause> pauses) =>
        pauses.Count > 0 && pauses[^1].To is null ? new OwnTime(null, int.MaxValue) : new OwnTime(null, null);

    private static DateTime? DueAfter(DateTime opened, TimeLimit limit, OfficeClock clock)
    {
        if (limit.Unit != LimitUnit.SameDay) return clock.Add(opened, limit.Minutes) is { IsRejected: false, Value: var due } ? due : null;
        return Deadline.OfDossier(opened, limit, clock) is { IsRejected: false, Value.Binding: var sameDay } ? sameDay : null;
    }
}
