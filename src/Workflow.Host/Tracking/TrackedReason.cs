using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;

namespace Workflow.Host.Tracking;

/// <summary>One cause of the date that an applicant was promised; a closed set, in the order of time.</summary>
internal abstract record TrackedReason(DateTime From)
{
    /// <summary>The limit of the law, counted from the reception.</summary>
    public sealed record Limited(DateTime From, TimeLimit Limit) : TrackedReason(From);

    /// <summary>Time that does not count.</summary>
    /// <param name="Why"><c>Supplement</c>, <c>Payment</c>, <c>Suspended</c> or <c>Uncounted</c>.</param>
    /// <param name="To">Null while it lasts.</param>
    public sealed record Stopped(DateTime From, string Why, DateTime? To) : TrackedReason(From);

    /// <summary>The office asked to be excused and promised another date.</summary>
    public sealed record Promised(DateTime From, DateTime Appointed) : TrackedReason(From);

    /// <summary>A day on which the office is closed beside its weekly rest.</summary>
    public sealed record Closed(DateTime From, DerivationLine Line) : TrackedReason(From);

    private static readonly HashSet<string> closedDays = ["DayOff", "DayOffProvisional", "ClosureDay"];

    /// <param name="clock">After all facts.</param>
    /// <param name="lines">The derivation of the date.</param>
    public static IReadOnlyList<TrackedReason> Of(ClockFact start, DossierClock clock, IReadOnlyList<DerivationLine> lines, IReadOnlyList<UserTask> tasks)
    {
        var kinds = tasks.ToDictionary(t => t.Id, t => t.Kind);
        var later = clock.Stops.Select(TrackedReason (s) => new Stopped(s.PausedAt, WhyOf(s, kinds), s.ResumedAt))
            .Concat(clock.Shifts.Where(s => s.Fact.Kind == ClockFactKind.Extended).Select(s => new Promised(s.Fact.At, s.After.Appointed)))
            .Concat(lines.Where(l => closedDays.Contains(l.Code)).Select(l => new Closed(l.From, l)));
        return [new Limited(start.At, clock.Unpaused.Limit), .. later.OrderBy(r => r.From)];
    }

    private static string WhyOf(ClockStop stop, Dictionary<Guid, StepKind> kinds)
    {
        if (stop.Reasons.Any(r => r.Began.Kind == ClockFactKind.Suspended)) return "Suspended";
        if (stop.Reasons.All(r => !r.PausesSteps)) return "Uncounted";
        return stop.Reasons.Any(r => r.Began.TaskId is { } id && kinds.GetValueOrDefault(id) == StepKind.RequestPayment) ? "Payment" : "Supplement";
    }
}
