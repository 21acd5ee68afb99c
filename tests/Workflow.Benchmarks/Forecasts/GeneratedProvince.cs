using Workflow.Core.Deadlines;
using Workflow.Core.Forecasts;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Benchmarks.Forecasts;

/// <summary>
/// Two years of a province, made by stated rules from a seed. Each unit has its own demand and its own officers, who take work in the order
/// in which it comes; demand rises before Tết and at the end of summer, so queues grow and shrink. One appraisal in twelve is asked to be
/// done again, one dossier in ten waits two to fifteen days for its applicant, with its clock stopped.
/// </summary>
internal sealed class GeneratedProvince(int seed, OfficeClock clock)
{
    private const int Units = 8;
    private const int WorkingDays = 490;
    private const int Day = TimeLimit.MinutesPerDay;

    /// <summary>What is done, by how many officers of a role, and how long it may take.</summary>
    private static readonly (string Key, StepKind Kind, Role Role, int Officers, double Visits, string Limit)[] steps =
    [
        ("tiep-nhan", StepKind.Receive, Role.ReceptionOfficer, 1, 1, "4wh"),
        ("tham-dinh", StepKind.Appraise, Role.Appraiser, 3, 1.08, "16wh"),
        ("phe-duyet", StepKind.Approve, Role.Approver, 1, 1.08, "8wh"),
        ("dong-dau", StepKind.Stamp, Role.RecordsClerk, 1, 1, "2wh"),
    ];

    private static readonly (string Code, string Limit, double Effort)[] procedures =
        [("2.000815", "2wd", 0.6), ("1.009994", "3wd", 0.8), ("1.005442", "5wd", 1.0), ("1.012754", "10wd", 1.6)];

    private static readonly DateTime begin = new(2025, 1, 2, 0, 30, 0, DateTimeKind.Utc);

    private readonly Random random = new(seed);

    /// <summary>Every dossier that ended, in the order in which they ended.</summary>
    public IReadOnlyList<PastDossier> Dossiers()
    {
        var runs = Enumerable.Range(0, Units).SelectMany(Unit).ToList();
        var queues = new GeneratedQueues(runs.SelectMany(r => r.Visits), minute => DayAt(minute), WorkingDays);
        return [.. runs.OrderBy(r => r.EndedAt).Select(run => Read(run, queues)).OfType<PastDossier>()];
    }

    /// <summary>The days of one unit on the axis of working minutes: each officer takes the next piece of work when free.</summary>
    private List<GeneratedRun> Unit(int number)
    {
        var (unit, demand) = ($"H05.{40 + number}", 10 + random.Next(8));
        var free = steps.Select(step => new double[step.Officers]).ToArray();
        // So much work that officers are busy for 75 to 90 % of a usual day: enough in quiet weeks, too few in busy ones.
        var minutes = steps.Select(step => (0.75 + 0.15 * random.NextDouble()) * step.Officers * Day / (demand * step.Visits)).ToArray();
        var work = new PriorityQueue<(GeneratedRun Run, int Step), double>();
        foreach (var run in Arrivals(unit, demand)) work.Enqueue((run, 0), run.ReceivedAt);

        var ended = new List<GeneratedRun>();
        while (work.TryDequeue(out var item, out var at))
        {
            var (run, step) = item;
            var officer = Array.IndexOf(free[step], free[step].Min());
            var done = Math.Max(at, free[step][officer]) + Lognormal(minutes[step] * run.Effort, 0.6);
            free[step][officer] = done;
            run.Visits.Add(new GeneratedVisit(unit, step, steps[step].Role, at, done));
            if (step == 1 && !run.HasWaited && random.Next(10) == 0) done = run.WaitFrom(done, Day * (2 + random.Next(14)));
            if (step == steps.Length - 1) ended.Add(run.End(done));
            else work.Enqueue((run, step == 2 && random.Next(12) == 0 ? 1 : step + 1), done);
        }
        return ended.FindAll(run => run.EndedAt < WorkingDays * Day);
    }

    private IEnumerable<GeneratedRun> Arrivals(string unit, double demand)
    {
        for (var day = 0; day < WorkingDays; day++)
        {
            var season = DayAt(day * (double)Day).Month is 1 or 8 or 9 or 12 ? 1.15 : 0.93;
            for (var left = Poisson(demand * season); left > 0; left--)
            {
                var (code, limit, effort) = procedures[random.Next(procedures.Length)];
                yield return new GeneratedRun(unit, code, limit, effort, Math.Floor(day * (double)Day + random.Next(Day - 30)));
            }
        }
    }

    private PastDossier? Read(GeneratedRun run, GeneratedQueues queues)
    {
        var facts = run.Facts(minute => At(minute), clock.Calendar.Version);
        var binding = DossierClock.Replay(facts, _ => clock);
        if (binding.IsRejected) return null;
        var header = new PastHeader(run.Id(random), run.ProcedureCode, "chung", run.Limit, run.Unit, At(run.EndedAt));
        var visits = run.Visits.Select(v => new PastStep(steps[v.Step].Key, steps[v.Step].Kind, v.Unit, v.Role, steps[v.Step].Limit, At(v.OpenedAt), At(v.ClosedAt)));
        var read = PastDossier.Read(header, binding.Value.Binding, facts, visits, _ => clock, queues.At);
        return read.IsRejected ? null : read.Value;
    }

    private DateTime At(double workingMinute) => clock.Add(begin, (int)workingMinute).Value;

    private DateOnly DayAt(double workingMinute) => clock.DayOf(At(workingMinute));

    private double Lognormal(double mean, double sigma) => mean * Math.Exp(sigma * Normal() - sigma * sigma / 2);

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private int Poisson(double mean)
    {
        var (count, product) = (0, random.NextDouble());
        for (var least = Math.Exp(-mean); product > least; product *= random.NextDouble()) count++;
        return count;
    }
}
