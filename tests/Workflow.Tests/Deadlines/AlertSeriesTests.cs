using FsCheck;
using FsCheck.Fluent;
using FsCheck.NUnit;
using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Deadlines;

public sealed class AlertSeriesTests
{
    private static readonly DateTime due = At("27/11/2026 10:00");
    private static readonly AlertSeries series = SeriesOf(due);

    [TestCase("16/11/2026 09:00", "Thu 26/11/2026 10:00")]
    [TestCase("26/11/2026 10:00", "Thu 26/11/2026 15:30")]
    [TestCase("26/11/2026 15:30", "Fri 27/11/2026 10:00")]
    [TestCase("30/11/2026 09:00", "Fri 27/11/2026 10:00")]
    public void NextAfter_DateSet_SkipsWhatIsBehindExceptOverdue(string setAt, string expected) =>
        Assert.That(Shown(series.NextAfter(At(setAt))), Is.EqualTo(expected));

    [TestCase("25/11/2026 09:00", null)]
    [TestCase("26/11/2026 10:00", Threshold.Near)]
    [TestCase("26/11/2026 16:00", Threshold.LastHours)]
    [TestCase("27/11/2026 10:00", Threshold.Overdue)]
    [TestCase("27/11/2026 15:30", Threshold.RaisedToApprover)]
    [TestCase("04/12/2026 10:00", Threshold.RaisedToSupervisor)]
    public void Reached_At_IsTheGravest(string now, Threshold? reached) => Assert.That(series.Reached(At(now)), Is.EqualTo(reached));

    [TestCase("26/11/2026 10:00", "26/11/2026 10:00", "Near", "Thu 26/11/2026 15:30")]
    [TestCase("26/11/2026 10:00", "26/11/2026 15:29", "Near", "Thu 26/11/2026 15:30")]
    [TestCase("26/11/2026 10:00", "28/11/2026 10:00", "Near, LastHours, Overdue, RaisedToApprover", "Mon 30/11/2026 10:00", TestName = "A jump of the clock loses none")]
    [TestCase("26/11/2026 15:30", "26/11/2026 15:30", "LastHours", "Fri 27/11/2026 10:00", TestName = "What was looked at before is not found again")]
    [TestCase("27/11/2026 10:00", "30/11/2026 10:00", "Overdue, RaisedToApprover, RaisedToSupervisor", "–", TestName = "A date that was behind when it was set")]
    [TestCase("26/11/2026 11:00", "26/11/2026 11:00", "Near", "Thu 26/11/2026 15:30", TestName = "A threshold that a new calendar moved before the look")]
    [TestCase("26/11/2026 09:00", "26/11/2026 09:00", "", "Thu 26/11/2026 10:00", TestName = "A threshold that a new calendar moved behind the look")]
    public void Since_Look_FindsAllReachedFromThereAndTheNext(string from, string now, string reached, string next)
    {
        var found = series.Since(At(from), At(now));

        Assert.That((string.Join(", ", found.Reached.Select(a => a.Threshold)), Shown(found.Next)), Is.EqualTo((reached, next)));
    }

    /// <summary>A due date that moves about while sweeps come when they like, under a clock that also jumps back: what the database would hold.</summary>
    [Property(MaxTest = 1000)]
    public Property Since_AnySweepsAndMoves_SendEachThresholdOfEachDateOnce()
    {
        var moves = Gen.Choose(0, 4).SelectMany(day => Gen.Choose(0, 479).Select(minute => (Day: day, Minute: minute)));
        var doings = Gen.Choose(-1500, 3000).Zip(Gen.Frequency((5, Gen.Constant(((int, int)?)null)), (1, moves.Select(m => ((int, int)?)m))));
        return Prop.ForAll(doings.ListOf().Where(list => list.Count > 0).ToArbitrary(), script =>
        {
            var desk = new WatchedDate(At("24/11/2026 07:30"));
            desk.Set(due);
            foreach (var (minutes, move) in script)
            {
                desk.Now = desk.Now.AddMinutes(minutes);
                desk.Sweep();
                if (move is var (day, minute)) desk.Set(due.AddDays(day).AddMinutes(minute));
            }
            desk.Now = At("31/12/2026 17:00");
            desk.Sweep();
            return desk is { Missing.Count: 0, Repeated: 0, Look: null };
        });
    }

    private static AlertSeries SeriesOf(DateTime due) => AlertPlan.Standard.For(ReminderSubject.Task, due, TimeLimit.WorkingDays(5), null, Standard).Value;

    /// <summary>The look and the keys of one subject, as the service keeps them.</summary>
    private sealed class WatchedDate(DateTime now)
    {
        private readonly HashSet<(Threshold, DateTime)> sent = [];
        private readonly HashSet<(Threshold, DateTime)> owed = [];
        private readonly HashSet<(Threshold, DateTime)> sinceSet = [];
        private AlertSeries alerts = SeriesOf(now);

        public DateTime Now { get; set; } = now;
        public DateTime? Look { get; private set; }

        /// <summary>What was to be sent of the last date and was not.</summary>
        public IReadOnlyList<(Threshold, DateTime)> Missing => [.. owed.Except(sent)];

        /// <summary>How often a sweep found what one had found before since the date was set.</summary>
        public int Repeated { get; private set; }

        public void Set(DateTime due)
        {
            alerts = SeriesOf(due);
            Look = alerts.NextAfter(Now);
            sinceSet.Clear();
            owed.Clear();
            owed.UnionWith(alerts.All.Where(a => a.At > Now || a.Threshold >= Threshold.Overdue).Select(a => (a.Threshold, a.DueAt)));
        }

        public void Sweep()
        {
            if (Look is not { } look || look > Now) return;
            var (reached, next) = alerts.Since(look, Now);
            foreach (var alert in reached)
            {
                sent.Add((alert.Threshold, alert.DueAt));
                if (!sinceSet.Add((alert.Threshold, alert.DueAt))) Repeated++;
            }
            Look = next;
        }
    }
}
