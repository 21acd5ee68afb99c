using FsCheck.NUnit;
using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Deadlines;

/// <summary>Laws of the dossier's clock over random sequences of facts.</summary>
public sealed class ClockFactsProperties
{
    private static readonly OfficeClock second = new(ShippedCalendar.Flipped(new DateOnly(2026, 11, 20)), WorkingHours.Standard, Vietnam);
    private static readonly Guid one = Guid.NewGuid();
    private static readonly Guid other = Guid.NewGuid();
    private static readonly DateTime received = At("16/11/2026 09:00");

    [Property(MaxTest = 300)]
    public void Pause_AnyStretch_ShiftsByItsOverlapWithWorkingTime(ushort before, ushort during)
    {
        var (from, to) = (received.AddMinutes(before), received.AddMinutes(before + during));
        var plain = Replayed(Facts.Started(received, "20wd"));

        var paused = Replayed(Facts.Started(received, "20wd").Paused(from).Resumed(to));

        var overlap = from < plain.Binding ? Standard.Count(from, to).Value : 0;
        Assert.That(paused.Binding, Is.EqualTo(overlap == 0 ? plain.Binding : Standard.Add(plain.Binding, overlap).Value));
    }

    [Property(MaxTest = 300)]
    public void Pauses_ThatOverlap_MayFallAwayInAnyOrder(ushort a, ushort b, ushort c, ushort d)
    {
        var at = Instants(a, b, c, d);
        Facts Overlapping() => Facts.Started(received, "20wd").Paused(at[0], one).Paused(at[1], other);

        var firstInFirstOut = Replayed(Overlapping().Resumed(at[2], one).Resumed(at[3], other));
        var firstInLastOut = Replayed(Overlapping().Resumed(at[2], other).Resumed(at[3], one));
        var single = Replayed(Facts.Started(received, "20wd").Paused(at[0], one).Resumed(at[3], one));

        Assert.That((firstInFirstOut.Dates, firstInLastOut.Dates), Is.EqualTo((single.Dates, single.Dates)));
    }

    [Property(MaxTest = 300)]
    public void Pauses_OneAfterTheOther_AddUp(ushort a, ushort b, ushort c)
    {
        var at = Instants(a, b, c);

        var twice = Replayed(Facts.Started(received, "20wd").Paused(at[0]).Resumed(at[1]).Paused(at[1]).Resumed(at[2]));
        var once = Replayed(Facts.Started(received, "20wd").Paused(at[0]).Resumed(at[2]));

        Assert.That(twice.Dates, Is.EqualTo(once.Dates));
    }

    [Property(MaxTest = 300)]
    public void Uncounted_AnyStretch_MovesTheDossierLikeAPause(ushort a, ushort b)
    {
        var at = Instants(a, b);

        var uncounted = Replayed(Facts.Started(received, "20wd").UncountedBegan(at[0], one).UncountedEnded(at[1], one));
        var paused = Replayed(Facts.Started(received, "20wd").Paused(at[0], one).Resumed(at[1], one));

        Assert.That(uncounted.Dates, Is.EqualTo(paused.Dates));
    }

    [Property(MaxTest = 300)]
    public void Recomputed_ThereAndBack_IsTheIdentity(byte[] acts)
    {
        var facts = Sequence(acts);
        var last = facts[^1].At;

        var plain = Replayed(facts);
        var back = Replayed(facts.Under("second").Recomputed(last.AddHours(1)).Under("first").Recomputed(last.AddHours(2)));

        Assert.That((back.Dates, back.State, back.RemainingMinutes), Is.EqualTo((plain.Dates, plain.State, plain.RemainingMinutes)));
    }

    [Property(MaxTest = 300)]
    public void Dates_AnySequence_TheBindingOneIsFirstAndTheStatutoryOneTheBound(byte[] acts)
    {
        var clock = Replayed(Sequence(acts));

        Assert.That(clock.Appointed, Is.GreaterThanOrEqualTo(clock.Binding));
        Assert.That(clock.Statutory, Is.Null.Or.GreaterThanOrEqualTo(clock.Binding));
        if (clock.Shifts.All(shift => shift.Fact.Kind != ClockFactKind.Extended)) Assert.That(clock.Appointed, Is.EqualTo(clock.Binding));
    }

    /// <summary>Facts that do not contradict each other: each number is one of them, where it may stand.</summary>
    private static Facts Sequence(byte[] acts)
    {
        var facts = Facts.Started(received, "20wd");
        var (at, paused, uncounted) = (received, false, false);
        foreach (var act in acts.Take(20))
        {
            at = at.AddMinutes(act * 9 + 1);
            switch (act % 6)
            {
                case 0:
                    facts = paused ? facts.Resumed(at, one) : facts.Paused(at, one);
                    paused = !paused;
                    break;
                case 1:
                    facts = uncounted ? facts.UncountedEnded(at, other) : facts.UncountedBegan(at, other);
                    uncounted = !uncounted;
                    break;
                case 2:
                    facts = facts.LimitChanged(at, act % 4 == 0 ? "25wd" : "15cd");
                    break;
                case 3 when !paused && !uncounted:
                    facts = facts.Extended(at, at.AddDays(act % 40), act % 4 == 1 ? "Điều 102" : null);
                    break;
                case 4 when facts.Any(f => f.Kind is ClockFactKind.Resumed or ClockFactKind.UncountedEnded):
                    facts = facts.Restarted(at);
                    break;
                default:
                    break;
            }
        }
        return facts;
    }

    private static DateTime[] Instants(params ushort[] minutes) => [.. minutes.Order().Select(m => received.AddMinutes(m))];

    private static DossierClock Replayed(Facts facts) => DossierClock.Replay(facts, version => version == "second" ? second : Standard).Value;
}
