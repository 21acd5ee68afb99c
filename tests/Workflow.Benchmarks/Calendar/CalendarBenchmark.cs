using System.Diagnostics;
using System.Globalization;
using Workflow.Core.Deadlines;
using Workflow.Host.Calendars;

namespace Workflow.Benchmarks.Calendar;

/// <summary>How many dossier due dates, with every rule applied, and how many counts of working minutes one core computes a second.</summary>
public static class CalendarBenchmark
{
    private const int Samples = 1 << 16;
    private const int Rounds = 5;
    private static readonly TimeSpan roundLength = TimeSpan.FromMilliseconds(600);

    public static int Run(string[] args)
    {
        var book = CalendarBook.Shipped();
        var clock = book.Clock(book.Current.Version, WorkingHours.Standard.ToString(), CalendarBook.Vietnam).Value;
        var random = new Random(20261124);
        var instants = Instants(random);
        var mixed = Limits(random, longestDays: 180);
        var brief = Limits(random, longestDays: 9);

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var dueDates = BestRate(() => DueDates(instants, mixed, clock));
        var dueDatesShort = BestRate(() => DueDates(instants, brief, clock));
        var counts = BestRate(() => Counts(instants, clock));
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"One core: {dueDates:N0} due dates/s of up to 180 days, {dueDatesShort:N0} under ten days, {counts:N0} counts/s; {allocated:N0} bytes allocated."));
        return new BenchmarkReport(
            "calendar",
            new Dictionary<string, double>
            {
                ["dueDatesPerSecond"] = Math.Round(dueDates),
                ["dueDatesPerSecondShort"] = Math.Round(dueDatesShort),
                ["countsPerSecond"] = Math.Round(counts),
            },
            [
                BenchmarkGoal.AtLeast("due dates a second on one core, at least 1,000,000", Math.Round(dueDates), 1_000_000),
                BenchmarkGoal.AtLeast("due dates a second under ten days, at least 5,000,000", Math.Round(dueDatesShort), 5_000_000),
            ]).Print(Console.Out);
    }

    /// <summary>Instants all over the calendar, at night and on days off too, leaving room for the longest limit.</summary>
    private static DateTime[] Instants(Random random)
    {
        var first = new DateTime(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);
        var minutes = (int)(new DateTime(2027, 3, 1, 0, 0, 0, DateTimeKind.Utc) - first).TotalMinutes;
        return [.. Enumerable.Range(0, Samples).Select(_ => first.AddMinutes(random.Next(minutes)).AddSeconds(random.Next(60)))];
    }

    private static TimeLimit[] Limits(Random random, int longestDays) =>
        [.. Enumerable.Range(0, Samples).Select(i => (i % 4) switch
        {
            0 => TimeLimit.Hours(random.Next(1, 8 * longestDays)),
            1 => TimeLimit.WorkingDays(random.Next(1, 4 * longestDays) / 4m),
            2 => TimeLimit.CalendarDays(random.Next(1, longestDays + 1)),
            _ => TimeLimit.SameDay,
        })];

    private static long DueDates(DateTime[] instants, TimeLimit[] limits, OfficeClock clock)
    {
        var check = 0L;
        for (var i = 0; i < instants.Length; i++) check ^= Deadline.OfDossier(instants[i], limits[i], clock).Value.Binding.Ticks;
        return check;
    }

    private static long Counts(DateTime[] instants, OfficeClock clock)
    {
        var check = 0L;
        for (var i = 1; i < instants.Length; i++) check += clock.Count(instants[i - 1], instants[i]).Value;
        return check;
    }

    /// <summary>The best of several rounds, each long enough to be compiled for speed: what the machine can do when nobody else is using it.</summary>
    private static double BestRate(Func<long> pass)
    {
        var (best, check) = (0.0, pass());
        for (var round = 0; round < Rounds; round++)
        {
            var (passes, started) = (0L, Stopwatch.GetTimestamp());
            do
            {
                if (pass() != check) throw new InvalidOperationException("The same input gave another date.");
                passes++;
            }
            while (Stopwatch.GetElapsedTime(started) < roundLength);
            best = Math.Max(best, passes * Samples / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        return best;
    }
}
