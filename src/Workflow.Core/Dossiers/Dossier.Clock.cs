using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    private readonly List<ClockFact> recordedFacts = [];
    private Func<IReadOnlyList<ClockFact>> readFacts = () => throw new InvalidOperationException("The dossier was not given its clock facts.");
    private IReadOnlyList<ClockFact>? storedFacts;

    /// <summary>Every fact of the clock so far in order; read from storage only by verbs that move the clock.</summary>
    public IReadOnlyList<ClockFact> ClockFacts => [.. storedFacts ??= readFacts(), .. recordedFacts];

    /// <summary>The dates of the dossier and of its open steps as they stand.</summary>
    public DossierDates Dates => new(
        AppointedAt, BindingAt, RemainingMinutes, openTasks.ConvertAll(t => new StepDates(t.Id, t.Title, t.DueAt, t.RemainingMinutes)));

    private OfficeClock ClockOf(Circumstances now) => now.ClockOf(ReceivingUnit);

    private ClockFact Fact(
        ClockFactKind kind, Circumstances now, string? limit = null, Guid? taskId = null, DateTime? promisedAt = null,
        string? reason = null, string? legalBasis = null, string? document = null) => new()
        {
            DossierId = Id,
            Sequence = ClockFactCount + 1,
            Kind = kind,
            At = now.Now,
            Limit = limit,
            TaskId = taskId,
            PromisedAt = promisedAt,
            Reason = reason,
            LegalBasis = legalBasis,
            Document = document,
            CalendarVersion = ClockOf(now).Calendar.Version,
        };

    private void Record(ClockFact fact, ChangeSet changes)
    {
        ClockFactCount = fact.Sequence;
        recordedFacts.Add(fact);
        changes.Insert(fact);
    }

    /// <summary>Makes every date of the dossier and of its open steps anew from the facts: the columns are what the facts say.</summary>
    private Rejection? Settle(Circumstances now, ChangeSet changes)
    {
        var replay = DossierClock.Replay(ClockFacts, version => now.ClockUnder(ReceivingUnit, version));
        if (replay.Rejection is { } contradiction) return contradiction;
        var clock = replay.Value;

        var ran = StoppedAt is null;
        (StoppedAt, PausedAt, RemainingMinutes) = (clock.Standing?.PausedAt, clock.PausedAt, clock.RemainingMinutes);
        if (ran != StoppedAt is null || (AppointedAt, BindingAt) != (clock.Appointed, clock.Binding))
            if (Promise(clock.Dates, now) is { } rejection) return rejection;

        foreach (var task in openTasks)
        {
            var standing = StepStanding.Of(task, clock, version => now.ClockUnder(task.UnitCode, version));
            if (standing.Rejection is { } refused) return refused;
            if (standing.Value == new StepStanding(task.DueAt, task.RemainingMinutes)) continue;
            if (SetDue(task, standing.Value, now) is { } unset) return unset;
            changes.Update(task);
        }
        changes.Update(this);
        CarryFacts(changes);
        return null;
    }

    /// <summary>Sets the dates and when to warn of the appointed one; nobody is warned while the clock stands.</summary>
    private Rejection? Promise(ClockDates dates, Circumstances now)
    {
        (BindingAt, AppointedAt, NextAlertAt) = (dates.Binding, dates.Appointed, null);
        if (StoppedAt is not null) return null;
        var alerts = now.Alerts.ForDossier(AppointedAt, BindingAt, CurrentLimit, ClockOf(now));
        if (alerts.Rejection is { } rejection) return rejection;
        NextAlertAt = alerts.Value.NextAfter(now.Now);
        return null;
    }

    private Rejection? SetFirstDue(UserTask task, Circumstances now)
    {
        var dossier = new DossierStanding(BindingAt, RemainingMinutes, PausedAt, ProcessingEndedAt);
        var standing = StepStanding.AtOpening(task, dossier, version => now.ClockUnder(task.UnitCode, version));
        return standing.Rejection is { } rejection ? rejection : SetDue(task, standing.Value, now);
    }

    private Rejection? SetDue(UserTask task, StepStanding standing, Circumstances now)
    {
        (task.DueAt, task.RemainingMinutes, task.NextAlertAt) = (standing.DueAt, standing.RemainingMinutes, null);
        if (standing.DueAt is not { } due || !task.HasOwnDeadline || ProcessingEndedAt is not null) return null;
        var alerts = now.Alerts.For(task.Watches, due, TimeLimit.Parse(task.Limit).Value, task.WarnBeforeMinutes, now.ClockOf(task.UnitCode));
        if (alerts.Rejection is { } rejection) return rejection;
        task.NextAlertAt = alerts.Value.NextAfter(now.Now);
        return null;
    }
}
