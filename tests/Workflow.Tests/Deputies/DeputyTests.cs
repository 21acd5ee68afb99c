using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Tests.Dossiers;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Deputies;

/// <summary>Who may be set to act for whom, and when it holds.</summary>
public sealed class DeputyTests
{
    private static readonly DateOnly today = new(2026, 11, 16);
    private static readonly DateTime now = new(2026, 11, 16, 2, 0, 0, DateTimeKind.Utc);

    [TestCase("2026-11-15", false)]
    [TestCase("2026-11-16", true)]
    [TestCase("2026-11-20", true)]
    [TestCase("2026-11-21", false)]
    public void Covers_FirstToLastDay_IsInclusive(string day, bool expected) =>
        Assert.That(Set(Appraiser, Colleague).Value.Covers("1.009994", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(expected));

    [Test]
    public void Covers_OnlyListedProcedures_WhereSomeAreListed()
    {
        var deputy = Set(Appraiser, Colleague, procedures: ["2.000815", "1.009994"]).Value;

        Assert.That((deputy.Covers("1.009994", today), deputy.Covers("1.009995", today)), Is.EqualTo((true, false)));
    }

    [TestCase("2026-11-16", "2026-11-20", null)]
    [TestCase("2026-11-15", "2026-11-20", "DayIsOver")]
    [TestCase("2026-11-20", "2026-11-19", "DaysReversed")]
    [TestCase("2026-11-16", "2027-11-16", null)]
    [TestCase("2026-11-16", "2027-11-17", "AbsenceTooLong")]
    public void Set_Days_AreFromTodayOnAndAtMostAYear(string first, string last, string? refusal) =>
        Assert.That(Set(Appraiser, Colleague, first: first, last: last).Rejection?.Code, Is.EqualTo(refusal));

    [Test]
    public void Set_WithoutACommonRole_IsRefused() => Assert.That(Set(Appraiser, Clerk).Rejection?.Code, Is.EqualTo("NoSharedPost"));

    [Test]
    public void Set_ForOneself_IsRefused() => Assert.That(Set(Appraiser, Appraiser).Rejection?.Code, Is.EqualTo("DeputyOfOneself"));

    [Test]
    public void Set_ByAColleague_IsForbidden() => Assert.That(Set(Appraiser, Colleague, by: Colleague).Rejection?.Kind, Is.EqualTo(RejectionKind.Forbidden));

    [Test]
    public void Set_ByTheHeadOfDivision_SaysWhoSetIt() => Assert.That(Set(Appraiser, Colleague, by: Head).Value.SetBy, Is.EqualTo(Head.Id));

    [TestCase("", "")]
    [TestCase("", "1.009994")]
    [TestCase("1.009994,2.000815", "1.009994")]
    public void Set_TwiceForTheSameWorkAndDays_IsAConflict(string first, string second)
    {
        var known = Set(Appraiser, Colleague, procedures: Codes(first)).Value;

        var again = Set(Appraiser, Approver, procedures: Codes(second), first: "2026-11-20", last: "2026-11-25", known: [known]);

        Assert.That(again.Rejection?.Code, Is.EqualTo("DeputyOverlaps"));
    }

    [Test]
    public void Set_OtherProceduresOrOtherDays_DoNotOverlap()
    {
        var known = Set(Appraiser, Colleague, procedures: ["1.009994"]).Value;

        Assert.That(Set(Appraiser, Approver, procedures: ["2.000815"], known: [known]).IsRejected, Is.False);
        Assert.That(Set(Appraiser, Approver, first: "2026-11-21", last: "2026-11-22", known: [known]).IsRejected, Is.False);
    }

    [Test]
    public void Set_ADeputyWhoIsAbsentToo_IsRefused()
    {
        var away = Set(Colleague, Appraiser).Value;

        Assert.That(Set(Appraiser, Colleague, known: [away]).Rejection?.Code, Is.EqualTo("DeputyIsAbsent"));
    }

    [Test]
    public void End_BeforeTheLastDay_HoldsNoLonger()
    {
        var deputy = Set(Appraiser, Colleague).Value;

        var ended = deputy.End(Appraiser, Appraiser, deputy.Revision, Units, today, now);

        Assert.That((ended.IsRejected, deputy.HoldsOn(today), deputy.RevokedBy), Is.EqualTo((false, false, Appraiser.Id)));
    }

    [TestCase(1, 0, "DeputyMovedOn")]
    [TestCase(0, 5, "DeputyEnded")]
    public void End_AfterAChangeOrTheLastDay_IsAConflict(int revision, int daysLater, string code)
    {
        var deputy = Set(Appraiser, Colleague).Value;

        Assert.That(deputy.End(Appraiser, Appraiser, revision, Units, today.AddDays(daysLater), now).Rejection?.Code, Is.EqualTo(code));
    }

    [Test]
    public void End_ByTheDeputy_IsForbidden()
    {
        var deputy = Set(Appraiser, Colleague).Value;

        Assert.That(deputy.End(Colleague, Appraiser, 0, Units, today, now).Rejection?.Kind, Is.EqualTo(RejectionKind.Forbidden));
    }

    [Test]
    public void Overlaps_OfAnyTwo_MeansThatOneDayAndOneProcedureHaveTwoDeputies()
    {
        string[][] scopes = [[], ["a"], ["b"], ["a", "b"]];
        for (var seed = 0; seed < 4 * 4 * 36; seed++)
        {
            var (one, other) = (scopes[seed % 4], scopes[seed / 4 % 4]);
            var (from, until) = (seed / 16 % 6, seed / 96 % 6);
            var first = Set(Appraiser, Colleague, procedures: one).Value;
            var second = Set(Appraiser, Approver, procedures: other, first: Day(from), last: Day(Math.Max(from, until))).Value;

            var isDouble = Enumerable.Range(0, 12).Select(today.AddDays).Any(day => new[] { "a", "b", "c" }.Any(p => first.Covers(p, day) && second.Covers(p, day)));

            Assert.That(first.Overlaps(second), Is.EqualTo(isDouble), $"seed {seed}");
        }

        static string Day(int offset) => today.AddDays(2 + offset).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string[] Codes(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static Result<Deputy> Set(
        Actor absent, Actor deputy, string first = "2026-11-16", string last = "2026-11-20", string[]? procedures = null, Actor? by = null, Deputy[]? known = null) =>
        Deputy.Set(
            new DeputyRequest(absent, deputy, DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), procedures ?? [], "Nghỉ phép"),
            by ?? absent, known ?? [], Units, today, now);
}
