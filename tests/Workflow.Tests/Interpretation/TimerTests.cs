using System.Globalization;
using Workflow.Core.Dossiers;
using Workflow.Runtime;

namespace Workflow.Interpretation;

public sealed class TimerTests
{
    private static readonly TimeZoneInfo office = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    [TestCase("01:30:00", "03:30:00")]
    [TestCase("PT90M", "03:30:00")]
    [TestCase("1.00:00:00", "24T02:00:00")]
    [TestCase("P1DT2H", "24T04:00:00")]
    [TestCase("00:00:00.2509", "02:00:00.250")]
    [TestCase("js:'00:00:' + 5 * 6", "02:00:30")]
    [TestCase("00:00:00", "02:00:00")]
    [TestCase("-00:05:00", "01:55:00")]
    [TestCase("", "02:00:00")]
    [TestCase(null, "02:00:00")]
    public void Delay_Length_IsDueAfterIt(string? timeSpan, string due)
    {
        var walk = new Walk(Drawing.Flow("d>a", Drawing.Of("d", "Delay", ("timeSpan", timeSpan))).Graph());

        Assert.That(walk.Run("@d"), Is.EqualTo("?d / d ?a"));
        Assert.That(DueOf(walk), Is.EqualTo(due));
    }

    [Test]
    public void Delay_WithoutInput_TakesAMinute()
    {
        var walk = new Walk(Drawing.Flow("", Drawing.Of("d", "Delay"), Drawing.Of("l", "WriteLine")).Graph());

        walk.Run("");

        Assert.That(DueOf(walk), Is.EqualTo("02:01:00"));
    }

    [TestCase("js:5")]
    [TestCase("js:'mai'")]
    [TestCase("js:'P200Y'")]
    public void Delay_NoLengthOfTime_IsAnIncidentThatNamesTheValue(string timeSpan)
    {
        var walk = new Walk(Drawing.Flow("", Drawing.Of("d", "Delay", ("timeSpan", timeSpan))).Graph());

        Assert.That(walk.Run("~d"), Is.EqualTo("#d / #d"));
        Assert.That(walk.Effects.OfType<Effect.IncidentRaised>().First().Sentence.En, Does.Contain("timeSpan").And.Contain(timeSpan[3..].Trim('\'')));
    }

    [Test]
    public void Delay_OfALoserOfARace_EndsWithIt()
    {
        var walk = new Walk(Drawing.Flow("f.x>d>j f.y>a>j j>b",
            Drawing.Of("f", "FlowFork", ("branches", new System.Text.Json.Nodes.JsonArray("x", "y"))),
            Drawing.Of("d", "Delay", ("timeSpan", "PT1H")), Drawing.Of("j", "FlowJoin")).Graph());

        Assert.That(walk.Run("a b"), Is.EqualTo("f ?d ?a / a !d j ?b / b ."));
        Assert.That(walk.Effects.OfType<Effect.WaitEnded>().Single().Kind, Is.EqualTo(WaitKind.Timer));
    }

    [TestCase("PT30S", "02:00:30")]
    [TestCase("js:'00:10'", "02:10:00")]
    public void Timer_InsideAProcess_WaitsForOneInterval(string interval, string due)
    {
        var walk = new Walk(Drawing.Flow("a>t>b", Drawing.Of("t", "Timer", ("interval", interval))).Graph());

        Assert.That(walk.Run("a @t b"), Is.EqualTo("?a / a ?t / t ?b / b ."));
        Assert.That(DueOf(walk), Is.EqualTo(due));
    }

    [Test]
    public void Timer_InARound_WaitsAnew()
    {
        var walk = new Walk(Drawing.Flow("t>l l>t", Drawing.Of("t", "Timer", ("interval", "PT1H")), Drawing.Of("l", "WriteLine")).Graph());

        Assert.That(walk.Run("@t @t"), Is.EqualTo("?t / t l ?t / t l ?t"));
    }

    [TestCase("0 8 * * *", "24T01:00:00")]
    [TestCase("0 0 9 23 * *", "12-23T02:00:00")]
    [TestCase("js:'*/10 * * * *'", "02:10:00")]
    public void Cron_InsideAProcess_WaitsForTheNextInstantOfTheOffice(string expression, string due)
    {
        var walk = new Walk(Drawing.Flow("c>a", Drawing.Of("c", "Cron", ("cronExpression", expression))).Graph()) { Zone = office };

        Assert.That(walk.Run("@c"), Is.EqualTo("?c / c ?a"));
        Assert.That(DueOf(walk), Is.EqualTo(due));
    }

    [TestCase("js:'every day'", "CronUnusable")]
    [TestCase("0 0 30 2 *", "CronNeverDue")]
    public void Cron_NeverDue_IsAnIncident(string expression, string code)
    {
        var walk = new Walk(Drawing.Flow("", Drawing.Of("c", "Cron", ("cronExpression", expression))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("#c"));
        Assert.That(walk.Effects.OfType<Effect.IncidentRaised>().Single().Code, Is.EqualTo(code));
    }

    [TestCase("2026-11-23T02:00:00.001Z", "02:00:00.001")]
    [TestCase("2026-11-23T10:00:00+07:00", "03:00:00")]
    [TestCase("2026-11-24T08:00", "24T01:00:00")]
    [TestCase("js:new Date(2026, 10, 24, 8, 0, 0)", "24T01:00:00")]
    public void StartAt_Future_Waits(string dateTime, string due)
    {
        var walk = new Walk(Drawing.Flow("s>a", Drawing.Of("s", "StartAt", ("dateTime", dateTime))).Graph()) { Zone = office };

        Assert.That(walk.Run("@s"), Is.EqualTo("?s / s ?a"));
        Assert.That(DueOf(walk), Is.EqualTo(due));
    }

    [TestCase("2026-11-23T02:00:00Z")]
    [TestCase("2001-01-01")]
    [TestCase(null)]
    public void StartAt_PastOrNone_CompletesAtOnce(string? dateTime) =>
        Assert.That(new Walk(Drawing.Flow("s>a", Drawing.Of("s", "StartAt", ("dateTime", dateTime))).Graph()).Run(""), Is.EqualTo("s ?a"));

    [Test]
    public void StartAt_NoInstant_IsAnIncident() =>
        Assert.That(new Walk(Drawing.Flow("", Drawing.Of("s", "StartAt", ("dateTime", "js:'ngày mai'"))).Graph()).Run(""), Is.EqualTo("#s"));

    [TestCase("Timer", "interval", "PT1H")]
    [TestCase("Cron", "cronExpression", "0 8 * * *")]
    [TestCase("StartAt", "dateTime", "2030-01-01T00:00:00Z")]
    public void Trigger_ThatBeganTheProcess_CompletesAtOnce(string type, string input, string value)
    {
        var walk = new Walk(Drawing.Flow("o>a t>b", Drawing.Of("o", "Start"), Drawing.Trigger("t", type, (input, value))).Graph());

        Assert.That(walk.Give(new Stimulus.Started(new Dictionary<string, string>(), walk.IndexOf("t"))), Is.EqualTo("t ?b"));
    }

    [TestCase("Delay", "timeSpan", "soon", "InputWrongType $.root.activities[0].timeSpan")]
    [TestCase("Timer", "interval", 5, "InputWrongType $.root.activities[0].interval")]
    [TestCase("Cron", "cronExpression", "daily", "CronUnusable $.root.activities[0].cronExpression")]
    [TestCase("StartAt", "dateTime", "23/11/2026", "InputWrongType $.root.activities[0].dateTime")]
    public void Read_UnusableTime_IsListed(string type, string input, object value, string problem) =>
        Assert.That(Drawing.Flow("", Drawing.Of("t", type, (input, value))).Problems(), Is.EqualTo(problem));

    [TestCase("Cron", "CronUnusable $.root.activities[0].cronExpression")]
    [TestCase("StartAt", "InputWrongType $.root.activities[0].dateTime")]
    public void Read_MissingTime_IsListed(string type, string problem) =>
        Assert.That(Drawing.Flow("", Drawing.Of("t", type)).Problems(), Is.EqualTo(problem));

    private static string DueOf(Walk walk)
    {
        var due = walk.Effects.OfType<Effect.WaitOpened>().First(w => w.Kind == WaitKind.Timer).DueAt!.Value;
        var format = due.Month != 11 ? "MM-dd'T'HH:mm:ss" : due.Day != 23 ? "dd'T'HH:mm:ss" : due.Millisecond > 0 ? "HH:mm:ss.fff" : "HH:mm:ss";
        return due.ToString(format, CultureInfo.InvariantCulture);
    }
}
