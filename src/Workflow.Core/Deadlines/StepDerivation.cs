using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>Tells how a step's due instant came about: its limit from its opening, through the pauses, up to the dossier's date.</summary>
internal sealed class StepDerivation
{
    private readonly UserTask step;
    private readonly StepReplay replay;
    private readonly Func<string, OfficeClock> clockOf;
    private readonly OfficeClock clock;
    private readonly TimeLimit limit;
    private readonly Countdown count;
    private readonly DateTime opened;

    private StepDerivation(UserTask step, StepReplay replay, Func<string, OfficeClock> clockOf)
    {
        (this.step, this.replay, this.clockOf) = (step, replay, clockOf);
        clock = clockOf(replay.Dossier.Under(step));
        limit = TimeLimit.Parse(step.Limit).Value;
        opened = clock.Start(step.OpenedAt) is { IsRejected: false, Value: var start } ? start : step.OpenedAt;
        count = new Countdown(clock, opened, OwnMinutes());
    }

    private bool RunsOn => step.RunsThroughPauses || replay.Dossier.EndedAt <= step.OpenedAt;

    /// <summary>The lines of a step at the instant of its replay; the last one is its due date, or what is left while it stands still.</summary>
    public static IReadOnlyList<DerivationLine> Of(UserTask step, StepReplay replay, Func<string, OfficeClock> clockOf) =>
        new StepDerivation(step, replay, clockOf).Write();

    private List<DerivationLine> Write()
    {
        if (limit.IsZero) count.Say(step.OpenedAt, step.OpenedAt, "StepWithin", LegalSources.InternalProcess);
        else
        {
            count.Say(step.OpenedAt, step.OpenedAt, "StepLimit", LegalSources.InternalProcess, step.Title, limit.Describe());
            CountDown();
        }
        var notices = new Derivation(clock);
        if (replay.Standing.DueAt is { } due) notices.Notices(step.OpenedAt, due);
        count.Take(notices.Lines);
        Result();
        return count.Lines;
    }

    private void CountDown()
    {
        count.Say(step.OpenedAt, opened, OfficeClock.ToMinute(step.OpenedAt) == opened ? "StepOpened" : "StepOpenedOutside",
            LegalSources.OfficeHours(clock, clock.DayOf(opened)), clock.LocalTime(opened));
        if (limit.Unit == LimitUnit.SameDay && Deadline.OfDossier(step.OpenedAt, limit, clock) is { IsRejected: false, Value: var sameDay }) SameDay(sameDay);

        var own = Through(RunsOn ? [] : replay.Dossier.Pauses);
        if (RunsOn && replay.Dossier.Pauses.Any(pause => pause.To is null || pause.To > step.OpenedAt)) count.Say(step.OpenedAt, step.OpenedAt, "StepRunsOn", LegalSources.InternalProcess);
        if (replay.Standing.DueAt is { } due)
        {
            var end = own is { } instant && instant < due ? instant : due;
            if (own is { } finished && finished <= due) count.EndAt(end);
            else count.CountTo(end);
            if (due != own) count.Say(due, due, "StepBounded", LegalSources.EarlierBound, clock.LocalTime(due));
        }
        else if (replay.Standing.RemainingMinutes < count.Left)
            count.Say(replay.At, replay.At, "StepLeftBounded", LegalSources.EarlierBound, DerivationSentences.Length(replay.Standing.RemainingMinutes!.Value));
    }

    /// <summary>Counts through the pauses; null while the step stands still, and where its limit leaves the calendar.</summary>
    private DateTime? Through(IReadOnlyList<ClockPause> pauses)
    {
        var known = new List<ClockPause>();
        foreach (var pause in pauses.Where(pause => pause.To is null || pause.To > step.OpenedAt))
        {
            if (OwnTime.Of(step.OpenedAt, limit, clock, known, clockOf) is not { IsRejected: false, Value.Due: { } due }) return null;
            var opensInside = pause.From <= step.OpenedAt;
            var under = opensInside ? clock : clockOf(pause.FromUnder);
            var left = under.Count(opensInside ? step.OpenedAt : pause.From, due);
            if (left.IsRejected || left.Value == 0) return due;
            if (!opensInside) count.CountTo(pause.From);
            count.StopWith(left.Value, pause.From, under);
            count.Say(pause.From, pause.To ?? pause.From, opensInside ? "StepOpenedStopped" : "StepPaused", LegalSources.Pause, DerivationSentences.Length(left.Value));
            if (pause.To is not { } resumed) return null;
            known.Add(pause);
            count.GoOn(resumed, clockOf(pause.ToUnder!));
            var start = count.Clock.Start(resumed);
            if (!start.IsRejected) count.Say(resumed, resumed, "ClockGoesOn", LegalSources.Pause, count.Clock.LocalTime(start.Value), DerivationSentences.Length(left.Value));
        }
        return OwnTime.Of(step.OpenedAt, limit, clock, known, clockOf) is { IsRejected: false, Value.Due: { } end } ? end : null;
    }

    private void SameDay(Deadline sameDay)
    {
        var lines = new Derivation(clock);
        lines.OuterBounds(sameDay);
        count.Take(lines.Lines);
    }

    private void Result()
    {
        if (replay.Standing.DueAt is { } due) count.Say(due, due, "StepDue", LegalSources.InternalProcess, clock.LocalTime(due));
        else if (replay.Standing.RemainingMinutes is { } left) count.Say(replay.At, replay.At, "StepStopped", LegalSources.Pause, DerivationSentences.Length(left));
        else count.Say(replay.At, replay.At, "StepWithoutDue", LegalSources.InternalProcess);
    }

    /// <summary>Working minutes that the step has: its limit, or those up to the closing time by which the same day ends.</summary>
    private int? OwnMinutes()
    {
        if (limit.IsZero) return null;
        if (limit.Unit != LimitUnit.SameDay) return limit.Minutes;
        return Deadline.OfDossier(step.OpenedAt, limit, clock) is { IsRejected: false, Value.Binding: var due } ? clock.Count(opened, due).Value : null;
    }
}
