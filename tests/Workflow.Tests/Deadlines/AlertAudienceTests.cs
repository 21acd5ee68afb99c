using Workflow.Core.Deadlines;
using Workflow.Core.Offices;

namespace Workflow.Tests.Deadlines;

/// <summary>The ladder in a province with a centre, a department and its division.</summary>
public sealed class AlertAudienceTests
{
    private const string Province = "H05";
    private const string Center = "H05.01";
    private const string Department = "H05.14";
    private const string Division = "H05.14.02";

    private readonly Dictionary<(Role, string), string[]> posts = new()
    {
        [(Role.Appraiser, Division)] = ["chuyenvien", "chuyenvien2"],
        [(Role.DivisionHead, Division)] = ["truongphong"],
        [(Role.Approver, Department)] = ["giamdoc", "phogiamdoc"],
        [(Role.Approver, Province)] = ["chutich"],
        [(Role.DivisionHead, Department)] = ["chanhvanphong"],
        [(Role.CenterSupervisor, Province)] = ["giamsat"],
        [(Role.ReceptionOfficer, Center)] = ["tiepnhan"],
    };

    private readonly HashSet<string> absent = [];
    private readonly Dictionary<string, string[]> deputies = [];

    [SetUp]
    public void EverybodyServes()
    {
        absent.Clear();
        deputies.Clear();
    }

    [TestCase(Threshold.Near, "chuyenvien")]
    [TestCase(Threshold.LastHours, "chuyenvien")]
    [TestCase(Threshold.Overdue, "chuyenvien truongphong")]
    [TestCase(Threshold.RaisedToApprover, "giamdoc phogiamdoc")]
    [TestCase(Threshold.RaisedToSupervisor, "giamsat")]
    public void Of_StepInHand_ClimbsTheTree(Threshold threshold, string expected) =>
        Assert.That(Told(threshold, Step("chuyenvien")), Is.EqualTo(expected));

    [TestCase(Threshold.Near, "chuyenvien chuyenvien2")]
    [TestCase(Threshold.Overdue, "chuyenvien chuyenvien2 truongphong")]
    public void Of_StepInNobodysHand_IsToldToAllWhoMayTakeIt(Threshold threshold, string expected) =>
        Assert.That(Told(threshold, Step(null)), Is.EqualTo(expected));

    [Test]
    public void Of_HolderWhoNoLongerServes_IsToldToTheOthers()
    {
        absent.Add("chuyenvien");

        Assert.That(Told(Threshold.Near, Step("chuyenvien")), Is.EqualTo("chuyenvien2"));
    }

    [Test]
    public void Of_HolderWithADeputy_IsToldToBoth()
    {
        deputies["chuyenvien"] = ["chuyenvien2"];

        Assert.That(Told(Threshold.Near, Step("chuyenvien")), Is.EqualTo("chuyenvien chuyenvien2"));
    }

    [TestCase("truongphong", Threshold.Overdue, "chanhvanphong chuyenvien", TestName = "Of_NoHeadServes_TheNextAboveAnswers")]
    [TestCase("giamdoc phogiamdoc", Threshold.RaisedToApprover, "chutich", TestName = "Of_NoApproverServes_TheNextAboveAnswers")]
    [TestCase("giamdoc", Threshold.RaisedToApprover, "phogiamdoc", TestName = "Of_OneOfTwoServes_OnlyThatOneIsTold")]
    [TestCase("giamsat", Threshold.RaisedToSupervisor, "", TestName = "Of_NobodyUpToTheRoot_NobodyIsTold")]
    public void Of_SomeDoNotServe_Skips(string away, Threshold threshold, string expected)
    {
        absent.UnionWith(away.Split(' '));

        Assert.That(Told(threshold, Step("chuyenvien")), Is.EqualTo(expected));
    }

    [Test]
    public void Of_DossierWithSeveralSteps_TellsEachOnce()
    {
        var recipients = Told(Threshold.Overdue, Step("chuyenvien"), Step("chuyenvien"), new StepHands(null, Role.ReceptionOfficer, Center));

        Assert.That(recipients, Is.EqualTo("chuyenvien tiepnhan truongphong"));
    }

    [TestCase(Threshold.Near)]
    [TestCase(Threshold.Overdue)]
    public void Of_DossierWithoutAnOpenStep_TellsTheHeadOfTheCompetentUnit(Threshold threshold) =>
        Assert.That(Told(threshold), Is.EqualTo("truongphong"));

    private string Told(Threshold threshold, params StepHands[] steps)
    {
        var units = new UnitTree([UnitOf(Province, null), UnitOf(Center, Province), UnitOf(Department, Province), UnitOf(Division, Department)]);
        var audience = new AlertAudience(
            units, (role, unit) => [.. posts.GetValueOrDefault((role, unit), []).Except(absent)], officer => !absent.Contains(officer),
            officer => deputies.GetValueOrDefault(officer, []));
        return string.Join(' ', audience.Of(threshold, new AlertScope(Center, Division, steps)));
    }

    private static StepHands Step(string? holder) => new(holder, Role.Appraiser, Division);

    private static Unit UnitOf(string code, string? parent) => new()
    {
        Code = code, Name = code, Kind = UnitKind.Department, ParentCode = parent, DossierPrefix = code, ValidFrom = new DateOnly(2025, 7, 1),
    };
}
