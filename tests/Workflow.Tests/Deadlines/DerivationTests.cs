using Workflow.Core.Deadlines;
using Workflow.Testing;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class DerivationTests
{
    [TestCase("29/08/2025 17:30", "2wd", "national-day")]
    [TestCase("21/08/2026 16:00", "2wd", "makeup-saturday")]
    [TestCase("06/02/2026 09:00", "10cd", "calendar-days-into-tet")]
    [TestCase("23/11/2026 15:30", "sd", "same-day-after-cut-off")]
    [TestCase("04/02/2027 10:00", "1.5wd", "provisional-year")]
    [TestCase("20/11/2026 12:10", "0wd", "at-once")]
    public void Explain_ReceivedAndLimit_ReadsInBothLanguages(string received, string limit, string suffix)
    {
        var lines = Explained(received, limit, Standard);

        Snapshot.Match(DerivationText.Of(lines, "vi") + "\n\n" + DerivationText.Of(lines, "en"), suffix);
    }

    [Test]
    public void Explain_OfficeDayOfSevenHours_SaysThatTheStatutoryDateApplied()
    {
        var lines = Explained("16/11/2026 16:30", "5wd", SevenHours);

        Assert.That(lines[^1].Why.En, Does.StartWith("Appointed date 17:00 23/11/2026: the statutory date"));
    }

    [TestCase("20/11/2026 10:30", "4wh", "LimitGiven, StartInHours, WorkingDayCounted, BoundOnly")]
    [TestCase("20/11/2026 17:30", "0cd", "LimitGiven, StartAfterClosing, WeeklyRestDays, StatutoryAtOnce, BoundOnly")]
    [TestCase("20/11/2026 09:00", "sd", "LimitGiven, StartInHours, SameDay, BoundOnly")]
    [TestCase("20/11/2026 15:01", "sd", "LimitGiven, StartInHours, WeeklyRestDays, SameDayNext, BoundOnly")]
    public void Explain_LimitWithOneDateOnly_SaysSo(string received, string limit, string codes) =>
        Assert.That(string.Join(", ", Explained(received, limit, Standard).Select(line => line.Code)), Is.EqualTo(codes));

    [TestCase("13/02/2026 11:00", "7wd")]
    [TestCase("20/11/2026 10:30", "4wh")]
    [TestCase("06/02/2024 10:00", "0.25wd")]
    public void Explain_RollingDate_TheMinutesAddUpToTheLimit(string received, string limit)
    {
        var lines = Explained(received, limit, Standard);

        Assert.That(lines.Sum(line => line.Minutes), Is.EqualTo(TimeLimit.Parse(limit).Value.Minutes));
    }

    [Test]
    public void Explain_DayOff_NamesItsLegalSource()
    {
        var line = Explained("23/11/2026 10:00", "1wd", Standard).Single(line => line.Why.Vi.Contains("Ngày Văn hóa", StringComparison.Ordinal));

        Assert.That(line.Source, Is.EqualTo("Nghị quyết 28/2026/QH16, Điều 2 (hiệu lực 01/7/2026)"));
        Assert.That((line.From, line.To, line.Minutes), Is.EqualTo((At("24/11/2026 00:00"), At("25/11/2026 00:00"), 0)));
    }

    private static IReadOnlyList<DerivationLine> Explained(string received, string limit, OfficeClock clock) =>
        Deadline.OfDossier(At(received), TimeLimit.Parse(limit).Value, clock).Value.Explain(clock).Value;
}
