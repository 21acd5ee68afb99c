using Workflow.Core.Offices;

namespace Workflow.Tests.OfficeDays;

/// <summary>Units, officers and posts from one day to another, both as the tree and as people see them.</summary>
public sealed class ValidityTests
{
    private static readonly DateOnly day = new(2026, 12, 1);

    [Test]
    public void On_BeforeTheDayOfAMerger_TheUnitStandsWhereItStood()
    {
        var tree = UnitTree.On(day.AddDays(-1), Merging());

        Assert.That((tree.IsWithin("H05.15", "H05.14"), tree.IsWithin("H05.15", "H05")), Is.EqualTo((false, true)));
    }

    [Test]
    public void On_FromTheDayOfAMerger_TheUnitAndThoseBelowStandBelowItsSuccessor()
    {
        var tree = UnitTree.On(day, Merging());

        Assert.That(tree.Below("H05.14").Select(u => u.Code), Is.EquivalentTo(new[] { "H05.14", "H05.15", "H05.15.01" }));
        Assert.That(tree.Lineage("H05.15.01").Select(u => u.Code), Is.EqualTo(new[] { "H05.15.01", "H05.14", "H05" }));
    }

    [TestCase(-1, "H05.15", "H05.15.01"), TestCase(0, "H05.14", "H05.15.01"), TestCase(5, "H05.16", "H05.16")]
    public void Standing_OfUnitsTakenOverOneAfterAnother_IsTheLastOne(int days, string department, string division)
    {
        var tree = UnitTree.On(day.AddDays(days),
        [
            UnitOf("H05", null), UnitOf("H05.14", "H05", day.AddDays(5), "H05.16"), UnitOf("H05.15", "H05", day, "H05.14"), UnitOf("H05.16", "H05"),
            UnitOf("H05.15.01", "H05.15", day.AddDays(3), "H05.15"),
        ]);

        Assert.That((tree.Standing("H05.15"), tree.Standing("H05.15.01")), Is.EqualTo((department, division)));
    }

    [Test]
    public void AnsweredBy_IsTheUnitAndThoseThatItHasTakenOver()
    {
        var tree = UnitTree.On(day, Merging());

        Assert.That(tree.AnsweredBy("H05.14"), Is.EqualTo(new[] { "H05.14", "H05.15" }));
        Assert.That(tree.AnsweredBy("H05.15.01"), Is.EqualTo(new[] { "H05.15.01" }));
    }

    [TestCase(-1, true), TestCase(0, false), TestCase(1, false)]
    public void IsValid_EndIsTheFirstDayWithout(int days, bool expected)
    {
        Assert.That(Merging()[2].IsValid(day.AddDays(days)), Is.EqualTo(expected));
    }

    [TestCase(-1, "H05.15"), TestCase(0, "H05.14"), TestCase(40, "H05")]
    public void On_OfficerWithSeveralMoves_IsWhereTheLastOneLed(int days, string unit)
    {
        var officer = new Officer { Id = "an", Name = "Nguyễn Văn An", Position = "Chuyên viên", UnitCode = "H05.15" };
        OfficerMove[] moves = [new() { OfficerId = "an", Day = day.AddDays(40), UnitCode = "H05" }, new() { OfficerId = "an", Day = day, UnitCode = "H05.14" }];

        Assert.That(officer.On(day.AddDays(days), moves).UnitCode, Is.EqualTo(unit));
    }

    [TestCase(-1, false), TestCase(0, true), TestCase(9, true), TestCase(10, false)]
    public void Holds_FromTheFirstDayToTheDayBeforeTheEnd(int days, bool expected)
    {
        var post = new Post { OfficerId = "an", UnitCode = "H05.14", Role = Role.Appraiser, ValidFrom = day, ValidTo = day.AddDays(10) };

        Assert.That(post.Holds(day.AddDays(days)), Is.EqualTo(expected));
    }

    [TestCase(Role.ProcessDesigner, Role.ProcedureController)]
    [TestCase(Role.ProcedureController, Role.ProcessDesigner)]
    [TestCase(Role.Portal, Role.Cashier)]
    [TestCase(Role.Cashier, Role.Portal)]
    public void Forbids_RolesOfFourEyesAndOfPortals_AreKeptApart(Role role, Role held) =>
        Assert.That(RoleConflicts.Forbids(role, [held]), Is.EqualTo(held));

    [TestCase(Role.Appraiser, Role.Approver)]
    [TestCase(Role.SystemAdministrator, Role.Appraiser)]
    public void AskForCare_RolesKeptApartPerDossierOnly_AreAllowedWithAWord(Role one, Role other)
    {
        Assert.That(RoleConflicts.Forbids(one, [other]), Is.Null);
        Assert.That(RoleConflicts.AskForCare([one, other]), Is.True);
        Assert.That(RoleConflicts.AskForCare([one]), Is.False);
    }

    private static Unit[] Merging() =>
    [
        UnitOf("H05", null), UnitOf("H05.14", "H05"), UnitOf("H05.15", "H05", day, "H05.14"), UnitOf("H05.15.01", "H05.15"),
    ];

    private static Unit UnitOf(string code, string? parent, DateOnly? end = null, string? successor = null) => new()
    {
        Code = code, Name = code, Kind = UnitKind.Department, ParentCode = parent, DossierPrefix = code, ValidFrom = new DateOnly(2025, 7, 1), ValidTo = end, SuccessorCode = successor,
    };
}
