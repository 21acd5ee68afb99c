using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Tests.Deadlines;

/// <summary>The laws of one random office: each case draws instants, spans and stops, and names the first law that does not hold for them.</summary>
internal sealed class DeadlineLaws
{
    private const string Present = "first";
    private const string Other = "other";
    private const int LongestSpan = 12_000;

    private static readonly Guid one = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid two = new("00000000-0000-0000-0000-000000000002");

    private readonly OfficeClock clock;
    private readonly OfficeClock other;
    private readonly WorkingTimeOracle oracle;

    public DeadlineLaws(int office)
    {
        var made = new RandomOffice(office);
        oracle = new WorkingTimeOracle(made.Text, RandomOffice.Windows, made.Lineage);
        (clock, other) = (ClockOf(made), ClockOf(new RandomOffice(office + 1000)));
    }

    /// <summary>The first law that a case breaks; null when all hold.</summary>
    public string? BrokenBy(int seed)
    {
        var random = new Random(seed);
        // Far enough from the end of the calendar that nothing runs out of it, save where an office hardly opens.
        var at = random.Next(oracle.Minutes / 2);
        return WorkingTime(at, random) ?? Dates(at, random) ?? Stops(at, random);
    }

    private string? WorkingTime(int at, Random random)
    {
        var (later, span, more) = (at + random.Next(LongestSpan), random.Next(LongestSpan), random.Next(LongestSpan));
        var (from, whole) = (Instant(at), clock.Add(Instant(at), span + more));
        var part = clock.Add(from, span);
        if (!Agrees(part, oracle.Add(at, span)) || !Agrees(whole, oracle.Add(at, span + more))) return "adding agrees with the oracle";
        if (clock.Count(from, Instant(later)).Value != oracle.Count(at, later)) return "counting agrees with the oracle";
        if (whole.IsRejected) return null;
        if (clock.Count(from, whole.Value).Value != span + more) return "counting gives back what was added";
        if (more > 0 && clock.Add(part.Value, more).Value != whole.Value) return "adding in two parts is adding at once";
        if (part.Value > whole.Value) return "a longer span ends no earlier";
        if (clock.Add(Instant(later), span) is { IsRejected: false, Value: var end } && end < part.Value) return "a later start ends no earlier";
        return span > 0 && !oracle.IsWorking(Minute(part.Value) - 1) ? "nothing ends in time that is not worked" : null;
    }

    private string? Dates(int at, Random random)
    {
        var limit = random.Next(3) switch
        {
            0 => TimeLimit.WorkingDays(random.Next(1, 120) / 4m),
            1 => TimeLimit.CalendarDays(random.Next(1, 60)),
            _ => TimeLimit.Hours(random.Next(1, 200)),
        };
        var dates = Deadline.OfDossier(Instant(at), limit, clock);
        if (dates.IsRejected) return dates.Rejection!.Code == "YearOutsideCalendar" ? null : "a date is found or its year is named";
        var (binding, statutory) = (dates.Value.Binding, dates.Value.Statutory);
        if (binding > statutory) return "the appointed date is never after the statutory one";
        if (!oracle.IsWorking(Minute(binding) - 1)) return "no date falls in time that is not worked";
        var longer = Deadline.OfDossier(Instant(at), limit with { Minutes = limit.Minutes + TimeLimit.MinutesPerDay }, clock);
        return longer is { IsRejected: false, Value.Binding: var after } && after < binding ? "a longer limit is never due earlier" : null;
    }

    private string? Stops(int at, Random random)
    {
        var days = random.Next(1, 15);
        var times = new int[4];
        for (var i = 0; i < 4; i++) times[i] = at + random.Next(LongestSpan);
        Array.Sort(times);
        var started = () => Facts.Started(Instant(at), $"{days * 8}wh");
        if (Replayed(started()) is not { } unstopped) return null;

        // The first stop overlaps the second, one way or the other, or ends before it.
        var crossed = started().Paused(Instant(times[0]), one).Paused(Instant(times[1]), two).Resumed(Instant(times[2]), one).Resumed(Instant(times[3]), two);
        var nested = started().Paused(Instant(times[0]), one).Paused(Instant(times[1]), two).Resumed(Instant(times[2]), two).Resumed(Instant(times[3]), one);
        var swapped = started().Paused(Instant(times[0]), two).Paused(Instant(times[1]), one).Resumed(Instant(times[2]), two).Resumed(Instant(times[3]), one);
        var apart = started().Paused(Instant(times[0]), one).Resumed(Instant(times[1]), one).Paused(Instant(times[2]), two).Resumed(Instant(times[3]), two);
        var once = started().Paused(Instant(times[0]), one).Resumed(Instant(times[3]), one);
        if (Replayed(once) is not { } stopped || Replayed(apart) is not { } twice) return null;

        if (Replayed(crossed)!.Dates != stopped.Dates || Replayed(nested)!.Dates != stopped.Dates || Replayed(swapped)!.Dates != stopped.Dates)
            return "stops that overlap count once, in whatever order they end";
        var expected = Shifted(Minute(unstopped.Binding), times[0], times[3]);
        if (expected is { } minute && Minute(stopped.Binding) != minute) return "a stop shifts the date by its overlap with working time";
        if (Shifted(Minute(unstopped.Binding), times[0], times[1]) is { } first && Shifted(first, times[2], times[3]) is { } second && Minute(twice.Binding) != second)
            return "two stops shift the date by both their overlaps";
        var there = apart.Under(Other).Recomputed(Instant(times[3]));
        if (Replayed(there) is null) return null;
        return Replayed(there.Under(Present).Recomputed(Instant(times[3])))!.Dates != twice.Dates ? "a change of calendar and back changes no date" : null;
    }

    /// <summary>Where a date goes that a stop lies before; one already past stays.</summary>
    private int? Shifted(int date, int from, int to) => oracle.Count(from, date) is > 0 and var left ? oracle.Add(to, left) : date;

    /// <summary>Null where a date runs out of the calendar.</summary>
    private DossierClock? Replayed(Facts facts) =>
        DossierClock.Replay(facts, version => version == Present ? clock : other) is { IsRejected: false, Value: var dossier } ? dossier : null;

    private static bool Agrees(Result<DateTime> found, int? expected) => found.IsRejected ? expected is null : Minute(found.Value) == expected;

    private static DateTime Instant(int minute) => WorkingTimeOracle.Instant(minute);

    private static int Minute(DateTime instant) => WorkingTimeOracle.Minute(instant);

    private static OfficeClock ClockOf(RandomOffice made) =>
        new(WorkingCalendar.Parse(made.Text).Value.Of(made.Lineage, WorkingHours.Parse(RandomOffice.Windows).Value), Offices.Vietnam);
}
