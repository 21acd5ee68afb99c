using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Testing;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class DossierDerivationTests
{
    private static readonly Guid slip = Guid.CreateVersion7();

    private static readonly Dictionary<string, Facts> examples = new()
    {
        ["stopped-when-late"] = Facts.Started("16/11/2026 09:00", "1wd").Paused("18/11/2026 10:00", nameof(StepKind.RequestPayment)).Resumed("19/11/2026 09:00"),
        ["ended-while-stopped"] = AwaitingSupplement.Ended("20/11/2026 09:00"),
        ["end-taken-back"] = Facts.Started("16/11/2026 09:00", "5wd").Ended("20/11/2026 15:00").Resumed("23/11/2026 08:00")
            .Paused("23/11/2026 08:30").Resumed("23/11/2026 09:30"),
        ["calendar-days"] = Facts.Started("12/11/2026 09:00", "10cd").Paused("20/11/2026 10:00").Resumed("25/11/2026 08:00").Paused("25/11/2026 09:00"),
        ["restarted-while-suspended"] = Facts.Started("16/11/2026 09:00", "2wd").Paused(At("16/11/2026 14:00"), slip).Suspended("16/11/2026 15:00", "Điều 141")
            .Resumed(At("17/11/2026 09:00"), slip).Restarted("17/11/2026 09:00").Resumed("18/11/2026 09:00"),
        ["restarted-and-suspended-still"] = Facts.Started("16/11/2026 09:00", "2wd").Paused(At("16/11/2026 14:00"), slip).Suspended("16/11/2026 15:00", "Điều 141")
            .Resumed(At("17/11/2026 09:00"), slip).Restarted("17/11/2026 09:00"),
        ["restarted-twice"] = Facts.Started("16/11/2026 09:00", "2wd").Paused("16/11/2026 14:00").Resumed("17/11/2026 14:00").Restarted("17/11/2026 14:00")
            .Paused("18/11/2026 09:00").Resumed("19/11/2026 09:00").Restarted("19/11/2026 09:00"),
        ["extended-then-restarted"] = Facts.Started("16/11/2026 09:00", "2wd").Extended("16/11/2026 10:00", "19/11/2026 10:00", "Điều 102").Paused("17/11/2026 14:00")
            .Resumed("18/11/2026 14:00").Restarted("18/11/2026 14:00").Extended("19/11/2026 10:00", "23/11/2026 10:00", "Điều 102"),
        ["apology-then-paused"] = Facts.Started("16/11/2026 09:00", "2wd").Extended("16/11/2026 10:00", "19/11/2026 10:00").Paused("17/11/2026 14:00").Resumed("18/11/2026 14:00"),
        ["limit-changed-after-a-restart"] = Facts.Started("16/11/2026 09:00", "2wd").Paused("16/11/2026 14:00").Resumed("17/11/2026 14:00").Restarted("17/11/2026 14:00")
            .LimitChanged("18/11/2026 09:00", "3wd"),
    };

    private static IEnumerable<string> Examples => examples.Keys;

    // Decree 61/2018, article 19: received Monday 09:00 for five days, a supplement asked after 17 working hours.
    private static Facts AwaitingSupplement => Facts.Started("16/11/2026 09:00", "5wd").Paused("18/11/2026 10:00", nameof(StepKind.RequestSupplement));

    [TestCase("vi")]
    [TestCase("en")]
    public void Explain_PausedAndResumed_ListsWhatWasCountedAndWhatNot(string language) =>
        Match(AwaitingSupplement.Resumed("25/11/2026 14:30"), language);

    [TestCase("vi")]
    [TestCase("en")]
    public void Explain_CaseChangedAndPausedNow_SaysBoth(string language) =>
        Match(AwaitingSupplement.CaseChanged("19/11/2026 09:00", "10cd", "phải lấy ý kiến cơ quan liên quan"), language);

    [TestCase("vi")]
    [TestCase("en")]
    public void Explain_EveryKindOfFact_TellsThemInOrder(string language) => Match(
        Facts.Started("16/11/2026 09:00", "5wd").LimitChanged("16/11/2026 15:00", "6wd").Suspended("17/11/2026 10:00", "Luật Xây dựng 2014, Điều 102")
            .Paused(At("17/11/2026 14:00"), slip).Resumed(At("18/11/2026 08:00"), slip).Resumed("18/11/2026 09:00")
            .UncountedBegan("19/11/2026 08:00", slip).UncountedEnded("19/11/2026 16:00", slip)
            .Extended("20/11/2026 09:00", "01/12/2026 10:00", "Nghị định 118/2025/NĐ-CP, Điều 16").Extended("25/11/2026 09:00", "03/12/2026 15:00"),
        language);

    [TestCase("vi")]
    [TestCase("en")]
    public void Explain_RestartedAndRecomputed_CountsAnewUnderTheNewCalendar(string language) => Match(
        AwaitingSupplement.Resumed("20/11/2026 15:00").Restarted("20/11/2026 15:00").Under("second").Recomputed("21/11/2026 09:00"), language);

    [TestCaseSource(nameof(Examples))]
    public void Explain_Facts_CountDownToTheDate(string example) => Snapshot.Match(DerivationText.Counted(Explained(examples[example])), example);

    [Test]
    public void Explain_NewCalendarWithoutRecomputation_SaysWhatItLeaves()
    {
        var lines = Explained(Facts.Started("23/11/2026 09:00", "5wd").Under("second").Paused("25/11/2026 09:00", "chờ"));

        var line = lines.Single(line => line.Code == "CalendarSucceeded");
        Assert.That((line.Minutes, line.Left), Is.EqualTo((8 * 60, 24 * 60)));
    }

    [Test]
    public void Explain_CountUnderANewCalendar_IsThatOfTheLastLimitOrRestart()
    {
        var limited = Explained(Facts.Started("19/11/2026 10:00", "3wd").Under("second").LimitChanged("20/11/2026 09:00", "4wd"));
        var restarted = Explained(Facts.Started("18/11/2026 09:00", "4wd").Paused("18/11/2026 14:00").Under("second").Resumed("19/11/2026 10:00").Restarted("19/11/2026 10:00"));

        // Four days from Thursday 19/11 10:00, over the holiday of 24/11 and the day off that the new calendar gives on 26/11.
        Assert.That((limited.Sum(line => line.Minutes), Shown(limited[^1].To)), Is.EqualTo((4 * 480, "Fri 27/11/2026 10:00")));
        Assert.That((restarted.Sum(line => line.Minutes), Shown(restarted[^1].To)), Is.EqualTo((4 * 480, "Fri 27/11/2026 10:00")));
    }

    [Test]
    public void Explain_RecomputedTwice_NamesTheCalendarInForceBefore()
    {
        var lines = Explained(Facts.Started("16/11/2026 09:00", "5wd").Under("second").Recomputed("17/11/2026 09:00").Under("third").Recomputed("18/11/2026 09:00"));

        Assert.That(lines.Single(line => line.Code == "RecomputedUnder").Why.En, Does.Contain("calendar third in place of second"));
    }

    [Test]
    public void Explain_MovedIntoAYearWithoutItsNotices_WarnsOfItOnce()
    {
        var lines = Explained(Facts.Started("30/12/2026 10:00", "4wd").Paused("30/12/2026 14:00").Resumed("30/12/2026 15:00"));

        Assert.That(lines.Count(line => line.Code == "YearProvisional"), Is.EqualTo(1));
    }

    [Test]
    public void Explain_AtAPastInstant_KnowsNothingOfWhatCameLater()
    {
        var facts = AwaitingSupplement.Resumed("25/11/2026 14:30");

        Assert.That(Last(facts, "18/11/2026 09:59"), Is.EqualTo("Appointed date 09:00 23/11/2026: by working time, which is not later than the statutory date."));
        Assert.That(Last(facts, "18/11/2026 10:00"), Does.StartWith("The clock stands with 23 h 00 min"));
        Assert.That(Last(facts, "25/11/2026 14:30"), Is.EqualTo("Appointed date: 13:30 Monday 30/11/2026."));
        Assert.That(DossierClock.Explain(facts, At("16/11/2026 08:59"), ClockOf).Rejection?.Code, Is.EqualTo("NotReceivedYet"));
    }

    [Test]
    public void Explain_CalendarDays_CountsEachDayByNumber()
    {
        var days = Explained(Facts.Started("12/11/2026 09:00", "10cd")).Where(line => line.Code == "CalendarDay").ToList();

        Assert.That(days, Has.Count.EqualTo(10));
        Assert.That(days[^1].Why.En, Is.EqualTo("Day 10: Sunday 22/11/2026."));
    }

    [TestCase("5wd", "08:00-11:30,13:30-17:00")]
    [TestCase("5wd", "07:30-11:30,13:00-17:00")]
    public void Explain_PausedTwice_CountsEachStretchOnce(string limit, string hours)
    {
        var clock = WithHours(hours);
        var facts = Facts.Started("16/11/2026 16:30", limit).Paused("18/11/2026 10:00").Resumed("25/11/2026 14:30").Paused("26/11/2026 09:00", "chờ nộp phí").Resumed("27/11/2026 09:00");

        var lines = DossierClock.Explain(facts, At("28/11/2026 09:00"), _ => clock).Value;

        var counted = clock.Count(At("16/11/2026 16:30"), Deadline.OfDossier(At("16/11/2026 16:30"), TimeLimit.WorkingDays(5), clock).Value.Binding).Value;
        Assert.That(lines.Sum(line => line.Minutes), Is.EqualTo(counted));
        Assert.That(lines[^1].To, Is.EqualTo(DossierClock.Replay(facts, _ => clock).Value.Binding));
    }

    [Test]
    public void Explain_ResumedOnADayOff_LeavesOutTheRestOfIt()
    {
        var lines = Explained(AwaitingSupplement.Resumed("21/11/2026 10:00"));

        Assert.That(lines.Select(line => line.Why.En), Does.Contain("Saturday 21/11/2026 – Sunday 22/11/2026: weekly rest."));
    }

    [Test]
    public void Explain_ResumedOnADayOff_CountsOnFromTheNextWorkingDay()
    {
        var counted = Explained(AwaitingSupplement.Resumed("21/11/2026 10:00")).SkipWhile(line => line.Code != "ClockGoesOn").Skip(1);

        // Twenty-three hours were left.
        Assert.That(counted.Select(line => (line.Code, line.Minutes)).Take(5), Is.EqualTo((ValueTuple<string, int>[])
            [("WeeklyRestDays", 0), ("WorkingDayCounted", 480), ("DayOff", 0), ("WorkingDayCounted", 480), ("WorkingDayCounted", 420)]));
    }

    [Test]
    public void Explain_ResumedAndStoppedOnDaysOff_LeavesOutBoth()
    {
        var lines = Explained(AwaitingSupplement.Resumed("21/11/2026 10:00").Paused("22/11/2026 09:00"));

        var rest = lines.SkipWhile(line => line.Code != "ClockGoesOn").ElementAt(1);
        Assert.That((rest.Code, rest.From, rest.To), Is.EqualTo(("WeeklyRestDays", At("21/11/2026 00:00"), At("23/11/2026 00:00"))));
    }

    [Test]
    public void Explain_StoppedOnADayOff_LeavesOutThatDayOnly()
    {
        var lines = Explained(Facts.Started("16/11/2026 09:00", "10wd").Paused("21/11/2026 10:00"));

        var rest = lines.Single(line => line.Code.StartsWith("WeeklyRest", StringComparison.Ordinal));
        Assert.That((rest.Code, rest.From, rest.To), Is.EqualTo(("WeeklyRestDay", At("21/11/2026 00:00"), At("22/11/2026 00:00"))));
    }

    [TestCase("LimitOfNewCase", "6 working days", "reason: –.")]
    [TestCase("LimitCorrected", "7 working days", "reason: tính nhầm số ngày.")]
    [TestCase("ExtendedWithBasis", "(document 12/TB-SXD)", "Reason: hồ sơ phức tạp.")]
    [TestCase("ExtendedByApology", "(document 15/TXL)", "Reason: chờ ý kiến.")]
    [TestCase("RecomputedUnder", "calendar second in place of first", "reason: thêm một ngày nghỉ.")]
    public void Explain_FactsWithReasonAndDocument_SaysBoth(string code, string said, string reason)
    {
        var lines = Explained(Facts.Started("16/11/2026 09:00", "5wd").CaseChanged("16/11/2026 10:00", "6wd").LimitChanged("16/11/2026 11:00", "7wd", "tính nhầm số ngày")
            .Extended("17/11/2026 09:00", "30/11/2026 10:00", "Luật Xây dựng 2014, Điều 102", "12/TB-SXD", "hồ sơ phức tạp")
            .Extended("18/11/2026 09:00", "02/12/2026 10:00", null, "15/TXL", "chờ ý kiến")
            .Under("second").Recomputed("19/11/2026 09:00", "thêm một ngày nghỉ"));

        Assert.That(lines.Single(line => line.Code == code).Why.En, Does.Contain(said).And.Contain(reason));
    }

    [Test]
    public void Explain_OneOfTwoReasonsFellAway_NamesThatOne()
    {
        var lines = Explained(Facts.Started("16/11/2026 09:00", "5wd").Paused(At("17/11/2026 09:00"), slip, "chờ bản vẽ móng")
            .Suspended("17/11/2026 10:00", "Điều 141").Resumed(At("17/11/2026 14:00"), slip));

        Assert.That(lines.Single(line => line.Code == "ReasonFellAway").Why.En, Is.EqualTo("One reason fell away, the clock still stands: chờ bản vẽ móng."));
    }

    [Test]
    public void Explain_RestartOfALateDossierThatWasExtendedBefore_CountsNothingAnew()
    {
        var lines = Explained(Facts.Started("16/11/2026 09:00", "1wd").Extended("17/11/2026 08:00", "19/11/2026 10:00")
            .Paused("18/11/2026 10:00").Resumed("19/11/2026 09:00").Restarted("19/11/2026 09:00"));

        Assert.That(lines.Select(line => line.Code), Does.Contain("ClockGoesOnLate").And.No.Member("CountedAnew"));
    }

    [TestCase("20/11/2026 13:00", "4wh", 1, TestName = "Ends in working time exactly at closing")]
    [TestCase("20/11/2026 13:00", "3wh", 0, TestName = "Ends before closing")]
    [TestCase("12/11/2026 09:00", "10cd", 0, TestName = "Ends at closing by the civil calendar")]
    public void Explain_EndAtClosing_IsSaidWhereWorkingTimeRanOut(string received, string limit, int times) =>
        Assert.That(Explained(Facts.Started(received, limit)).Count(line => line.Code == "LeftLimit"), Is.EqualTo(times));

    [Test]
    public void Explain_ExtendedOnALegalBasis_LeavesTheTimeThatItGives()
    {
        var lines = Explained(Facts.Started("16/11/2026 09:00", "2wd").Extended("17/11/2026 09:00", "19/11/2026 10:00", "Luật Xây dựng 2014, Điều 102"));

        // Nine hours more: of sixteen, eight were used.
        Assert.That(lines.SkipWhile(line => line.Code != "ExtendedWithBasis").Select(line => (line.Code, line.Left)).Take(4), Is.EqualTo((ValueTuple<string, int?>[])
            [("ExtendedWithBasis", 17 * 60), ("WorkingDayCounted", 10 * 60 + 30), ("WorkingDayCounted", 150), ("WorkingDayCounted", 0)]));
    }

    private static void Match(Facts facts, string language, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Match(DerivationText.Of(Explained(facts), language), language, method: method);

    private static string Last(Facts facts, string at) => DossierClock.Explain(facts, At(at), ClockOf).Value[^1].Why.En;

    private static IReadOnlyList<DerivationLine> Explained(Facts facts) => DossierClock.Explain(facts, At("31/12/2026 17:00"), ClockOf).Value;

    private static OfficeClock ClockOf(string version) => version == "second" ? WithDayOff : Standard;
}
