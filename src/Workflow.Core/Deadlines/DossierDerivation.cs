using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>Tells from the facts of a dossier's clock, one after the other, how its date came about.</summary>
internal sealed class DossierDerivation
{
    private readonly IReadOnlyList<ClockFact> facts;
    private readonly DossierClock dossier;
    private readonly Func<string, OfficeClock> clockOf;
    private readonly ClockFact start;
    private readonly OfficeClock counting;
    private readonly Countdown count;
    private DateTime due;
    private bool isMoved;

    private DossierDerivation(IReadOnlyList<ClockFact> facts, DossierClock dossier, Func<string, OfficeClock> clockOf)
    {
        (this.facts, this.dossier, this.clockOf) = (facts, dossier, clockOf);
        start = dossier.Shifts.LastOrDefault(shift => shift.Fact.Kind == ClockFactKind.Restarted)?.Fact ?? facts[0];
        counting = ClockAt(start.Sequence > dossier.Limiting.Sequence ? start : dossier.Limiting);
        var counted = dossier.Unpaused;
        due = counted.Binding;
        // A date that is not counted in working time is counted down only from where a stop kept what was left.
        int? left = counted.BindingRule == DueRule.Rolling ? counted.Limit.Minutes
            : counted.Rolling is null ? null : counting.Count(counted.EffectiveStart, counted.Binding).Value;
        count = new Countdown(counting, counted.EffectiveStart, left);
    }

    /// <summary>The lines of a dossier whose facts replay without contradiction; the last one is the date.</summary>
    public static IReadOnlyList<DerivationLine> Of(IReadOnlyList<ClockFact> facts, DossierClock dossier, Func<string, OfficeClock> clockOf) =>
        new DossierDerivation(facts, dossier, clockOf).Write();

    private List<DerivationLine> Write()
    {
        foreach (var fact in facts.Where(fact => fact.SetsLimit)) Limit(fact);
        Recomputed();
        if (start == facts[0]) Reception();
        foreach (var fact in facts.Skip(1)) Tell(fact);
        Finish();
        return count.Lines;
    }

    private void Limit(ClockFact fact)
    {
        var limit = TimeLimit.Parse(fact.Limit!).Value.Describe();
        if (fact.Kind == ClockFactKind.Started) count.Say(fact.At, fact.At, "LimitGiven", LegalSources.ProcedureCase, limit);
        else if (fact.Kind == ClockFactKind.CaseChanged) count.Say(fact.At, fact.At, "LimitOfNewCase", LegalSources.ProcedureCase, limit, fact.Reason ?? "–");
        else count.Say(fact.At, fact.At, "LimitCorrected", fact.LegalBasis ?? LegalSources.ProcedureCase, limit, fact.Reason ?? "–");
    }

    private void Recomputed()
    {
        if (dossier.Recomputed is not { } fact) return;
        var former = facts.Last(before => before.Sequence < fact.Sequence).CalendarVersion;
        count.Say(fact.At, fact.At, "RecomputedUnder", LegalSources.Calendar(ClockAt(fact).Calendar), former, fact.CalendarVersion, fact.Reason ?? "–");
        count.Take(CalendarDifference.Lines(clockOf(former), ClockAt(fact), facts[0].At, dossier.Binding));
    }

    private void Reception()
    {
        var reception = new Derivation(counting);
        reception.Reception(dossier.Unpaused);
        count.Take(reception.Lines);
    }

    private void Tell(ClockFact fact)
    {
        switch (fact.Kind)
        {
            case ClockFactKind.Paused or ClockFactKind.Suspended or ClockFactKind.UncountedBegan:
                // A restart splits a stop that lasts: the reason belongs to the part in which it came.
                var stop = dossier.Stops.First(stop => stop.Reasons.Any(reason => reason.Began == fact));
                if (stop.Reasons[0].Began == fact) Stop(stop, fact);
                else count.Say(fact.At, fact.At, "OverlappingReason", SourceOf(fact), Why(fact));
                break;
            case ClockFactKind.Resumed or ClockFactKind.UncountedEnded:
                GoOn(fact);
                break;
            case ClockFactKind.Extended:
                Extend(dossier.Shifts.First(shift => shift.Fact == fact));
                break;
            case ClockFactKind.Restarted:
                Restart(fact);
                break;
            default:
                break;
        }
    }

    /// <param name="from">The fact at which the clock stops: its first reason, or the restart over which that lasts.</param>
    private void Stop(ClockStop stop, ClockFact from)
    {
        var began = stop.Reasons[0].Began;
        Reach(from);
        if (!IsVoid(from)) count.StopWith(stop.RemainingMinutes, stop.PausedAt, clockOf(stop.PausedUnder));
        var code = stop.RemainingMinutes == 0 ? "ClockStoppedLate"
            : began.Kind == ClockFactKind.UncountedBegan ? "UncountedStep"
            : dossier.Unpaused.Rolling is null && stop == dossier.Stops[0] ? "ClockStoppedWithoutCount" : "ClockStopped";
        count.Say(stop.PausedAt, stop.ResumedAt ?? stop.PausedAt, code, SourceOf(began), DerivationSentences.Length(stop.RemainingMinutes), Why(began));
    }

    private void GoOn(ClockFact fact)
    {
        if (dossier.Stops.FirstOrDefault(stop => stop.Reasons.Any(reason => reason.Ended == fact)) is not { } stop)
        {
            count.Say(fact.At, fact.At, "EndTakenBack", LegalSources.InternalProcess, counting.LocalTime(fact.At));
            return;
        }
        if (stop.ResumedAt != fact.At || stop.Reasons.Any(reason => reason.Ended is null || reason.Ended.Sequence > fact.Sequence))
        {
            count.Say(fact.At, fact.At, "ReasonFellAway", LegalSources.Pause, Why(stop.Reasons.First(reason => reason.Ended == fact).Began));
            return;
        }
        if (IsVoid(fact)) return;
        var under = ClockAt(fact);
        if (stop.RemainingMinutes == 0)
        {
            count.Say(fact.At, fact.At, "ClockGoesOnLate", LegalSources.Pause, under.LocalTime(fact.At));
            return;
        }
        due = stop.After.Binding;
        count.GoOn(fact.At, under);
        count.Say(fact.At, fact.At, "ClockGoesOn", fact.Kind == ClockFactKind.UncountedEnded ? LegalSources.InternalProcess : LegalSources.Pause, under.LocalTime(under.Start(fact.At).Value), DerivationSentences.Length(stop.RemainingMinutes));
    }

    private void Extend(ClockShift shift)
    {
        var (fact, before, after) = (shift.Fact, shift.Before, shift.After);
        Reach(fact);
        if (fact.LegalBasis is not { } basis)
        {
            count.Say(fact.At, fact.At, "ExtendedByApology", LegalSources.Apology,
                counting.LocalTime(fact.PromisedAt!.Value), fact.Document ?? "–", counting.LocalTime(before.Binding), fact.Reason ?? "–");
            return;
        }
        var more = count.Clock.Count(before.Binding, after.Binding).Value;
        if (!IsVoid(fact))
        {
            count.Extend(more);
            due = after.Binding;
        }
        count.Say(fact.At, fact.At, "ExtendedWithBasis", basis,
            counting.LocalTime(fact.PromisedAt!.Value), fact.Document ?? "–", DerivationSentences.Length(more), fact.Reason ?? "–");
    }

    private void Restart(ClockFact fact)
    {
        if (fact == start)
        {
            count.Say(fact.At, fact.At, "CountedAnew", LegalSources.CountedAnew, counting.LocalTime(dossier.Unpaused.EffectiveStart));
            Reception();
            if (dossier.Stops.FirstOrDefault(stop => stop.PausedAt == fact.At && stop.Reasons[0].Began.Sequence < fact.Sequence) is { } still) Stop(still, fact);
        }
        else if (dossier.Shifts.Any(shift => shift.Fact == fact))
            count.Say(fact.At, fact.At, "CountedAnew", LegalSources.CountedAnew, counting.LocalTime(fact.At));
    }

    /// <summary>Counts up to a fact; before the first one that moves the date, says what was promised at the start.</summary>
    private void Reach(ClockFact fact)
    {
        if (IsVoid(fact)) return;
        count.CountTo(Earlier(fact.At, due));
        if (isMoved) return;
        isMoved = true;
        var promised = new Derivation(counting);
        promised.OuterBounds(dossier.Unpaused);
        promised.Bound(dossier.Unpaused);
        count.Take(promised.Lines);
    }

    private void Finish()
    {
        var isStopped = dossier.Standing is not null;
        if (!isStopped) count.EndAt(due);
        var last = new Derivation(counting);
        if (!isMoved) last.OuterBounds(dossier.Unpaused);
        last.Notices(facts[0].At, dossier.Binding);
        count.Take(last.Lines);
        if (dossier.EndedAt is { } ended) count.Say(ended, ended, "ProcessingEnded", LegalSources.InternalProcess, counting.LocalTime(ended));
        if (isMoved) Result(isStopped && dossier.EndedAt is null);
        else
        {
            var bound = new Derivation(counting);
            bound.Bound(dossier.Unpaused);
            count.Take(bound.Lines);
        }
    }

    private void Result(bool isStopped)
    {
        var (binding, appointed) = (dossier.Binding, dossier.Appointed);
        if (dossier.Statutory is { } statutory && !isStopped && statutory != dossier.Unpaused.Statutory)
            count.Say(statutory, statutory, "StatutoryMoved", LegalSources.CountingOfTerms, counting.LocalTime(statutory));
        if (isStopped && dossier.RemainingMinutes is > 0 and var left)
            count.Say(binding, binding, "DossierStopped", LegalSources.Pause, DerivationSentences.Length(left), counting.LocalTime(appointed));
        else if (appointed == binding) count.Say(binding, binding, "DossierDue", LegalSources.EarlierBound, counting.LocalTime(binding));
        else count.Say(appointed, appointed, "DossierDueApart", LegalSources.EarlierBound, counting.LocalTime(appointed), counting.LocalTime(binding));
    }

    /// <summary>Whether a fact lies before the count that a restart began anew.</summary>
    private bool IsVoid(ClockFact fact) => fact.Sequence < start.Sequence && fact.At <= start.At && start != facts[0];

    private OfficeClock ClockAt(ClockFact fact) => clockOf(fact.Sequence <= dossier.Recomputed?.Sequence ? dossier.Recomputed.CalendarVersion : fact.CalendarVersion);

    private static string SourceOf(ClockFact fact) =>
        fact.LegalBasis ?? (fact.Kind == ClockFactKind.UncountedBegan ? LegalSources.InternalProcess : LegalSources.Pause);

    private static object Why(ClockFact fact) => fact.Reason switch
    {
        null => "–",
        nameof(StepKind.RequestSupplement) => DerivationSentences.Book.Of("StoppedForSupplement"),
        nameof(StepKind.RequestPayment) => DerivationSentences.Book.Of("StoppedForPayment"),
        var reason => reason,
    };

    private static DateTime Earlier(DateTime one, DateTime other) => one <= other ? one : other;
}
