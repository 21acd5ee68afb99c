using System.Globalization;
using Workflow.Core;
using Workflow.Core.Offices;

namespace Workflow.Tests.Delegations;

/// <summary>What may be entered as a delegation, when it holds, and where it would be passed on.</summary>
public sealed class DelegationTests
{
    private static readonly DateOnly today = new(2026, 11, 16);
    private static readonly DateTime now = new(2026, 11, 16, 2, 0, 0, DateTimeKind.Utc);

    private static readonly UnitTree units = new(
    [
        UnitOf("H05", UnitKind.Province, null, "Tỉnh Bắc Ninh"), UnitOf("H05.01", UnitKind.ServiceCenter, "H05", "Trung tâm Phục vụ hành chính công"),
        UnitOf("H05.14", UnitKind.Department, "H05", "Sở Xây dựng"), UnitOf("H05.14.02", UnitKind.Division, "H05.14", "Phòng Quản lý xây dựng"),
        UnitOf("H05.12", UnitKind.Department, "H05", "Sở Tư pháp"),
    ]);

    private static readonly Officer director = OfficerOf("giamdoc", "H05.14");
    private static readonly Officer head = OfficerOf("truongphong", "H05.14.02");
    private static readonly Officer centre = OfficerOf("lanhdao", "H05.01");
    private static readonly Officer justice = OfficerOf("tuphap", "H05.12");

    private static readonly DelegationChain chain = new(units, id => Array.Find([director, head, centre, justice], o => o.Id == id)?.UnitCode);

    [TestCase("2026-11-15", DelegationState.ToCome)]
    [TestCase("2026-11-16", DelegationState.InForce)]
    [TestCase("2026-11-20", DelegationState.InForce)]
    [TestCase("2026-11-21", DelegationState.Over)]
    public void StateOn_FirstToLastDay_IsInclusive(string day, DelegationState expected)
    {
        var delegation = Grant(head, to: "2026-11-20").Value;

        Assert.That(delegation.StateOn(Day(day)), Is.EqualTo(expected));
        Assert.That(delegation.Covers("1.009994", Day(day)), Is.EqualTo(expected == DelegationState.InForce));
    }

    [TestCase("", "1.009994", true)]
    [TestCase("1.009994,2.000815", "1.009994", true)]
    [TestCase("2.000815", "1.009994", false)]
    public void Covers_ListedProcedures_OrAllWhereNoneIs(string listed, string code, bool expected) =>
        Assert.That(Grant(head, procedures: listed).Value.Covers(code, today), Is.EqualTo(expected));

    [TestCase("2026-11-16", "2026-11-16", null)]
    [TestCase("2026-01-05", null, null)]
    [TestCase("2026-11-20", "2026-11-19", "DelegationDaysReversed")]
    [TestCase("2026-01-05", "2026-11-15", "DelegationOver")]
    public void Grant_Days_EndNeitherBeforeTheyBeginNorBeforeToday(string from, string? to, string? problem) =>
        Assert.That(Grant(head, from: from, to: to).Rejection?.Problems.Select(p => p.Code), problem is null ? Is.Null : Is.EqualTo(new[] { problem }));

    [Test]
    public void Grant_WithoutAuthorityAndDocument_SaysBothAtTheirFields()
    {
        var refused = Grant(head, authority: " ", document: "");

        Assert.That(refused.Rejection?.Problems.Select(p => p.Path), Is.EqualTo(new[] { "$.fromAuthority", "$.document" }));
    }

    [Test]
    public void Grant_MoreProceduresThanCanBeListed_IsRefused() =>
        Assert.That(Grant(head, procedures: string.Join(',', Enumerable.Range(0, Delegation.MostProcedures + 1))).Rejection?.Problems.Single().Code, Is.EqualTo("TooManyDelegated"));

    [TestCase("12/QĐ-SXD", "1.009994", "2026-12-01", "DelegationExists")]
    [TestCase(" 12/qđ-sxd ", "", "2026-12-01", "DelegationExists")]
    [TestCase("13/QĐ-SXD", "1.009994", "2026-12-01", null)]
    [TestCase("12/QĐ-SXD", "2.000815", "2026-12-01", null)]
    [TestCase("12/QĐ-SXD", "1.009994", "2027-01-01", null)]
    public void Grant_TheSameDocumentOfficerAndProcedureOnSomeDay_IsAConflict(string document, string procedures, string from, string? refusal)
    {
        var known = Grant(head, procedures: "1.009994", to: "2026-12-31").Value;

        Assert.That(Grant(head, procedures: procedures, document: document, from: from, known: [known]).Rejection?.Code, Is.EqualTo(refusal));
    }

    [Test]
    public void Grant_AgainAfterItWasRevoked_IsEntered()
    {
        var known = Grant(head).Value;
        known.Revoke("Ghi nhầm ngày", today, now);

        Assert.That(Grant(head, known: [known]).IsRejected, Is.False);
    }

    [TestCase(DelegationCriterion.D1, "DelegationOfDelegated")]
    [TestCase(DelegationCriterion.D2, "DelegationOfDelegated")]
    [TestCase(DelegationCriterion.D3, null)]
    public void Grant_WhatTheHeadHasByDelegation_IsNotPassedOn(DelegationCriterion source, string? refusal)
    {
        var received = Grant(director, source, "Chủ tịch UBND tỉnh", document: "7/QĐ-UBND").Value;

        Assert.That(Grant(head, known: [received]).Rejection?.Code, Is.EqualTo(refusal));
    }

    [Test]
    public void Grant_ToAnotherAgencyByAHeadWhoIsNamed_IsNotPassedOnEither()
    {
        var received = Grant(director, DelegationCriterion.D2, "Chủ tịch UBND tỉnh", document: "7/QĐ-UBND").Value;

        Assert.That(Grant(centre, authority: "Giám đốc sở xây dựng", known: [received]).Rejection?.Code, Is.EqualTo("DelegationOfDelegated"));
        Assert.That(Grant(centre, authority: "Giám đốc Sở Tư pháp", known: [received]).IsRejected, Is.False);
        Assert.That(Grant(head, authority: "Giám đốc Sở Tư pháp", known: [received]).IsRejected, Is.False);
    }

    [TestCase("2.000815", "2026-11-16")]
    [TestCase("1.009994", "2027-01-01")]
    public void Grant_OtherProceduresOrDaysThanTheHeadReceived_AreTheHeadsOwn(string procedures, string from)
    {
        var received = Grant(director, DelegationCriterion.D2, "Chủ tịch UBND tỉnh", "1.009994", "7/QĐ-UBND", to: "2026-12-31").Value;

        Assert.That(Grant(head, procedures: procedures, from: from, known: [received]).IsRejected, Is.False);
    }

    [Test]
    public void Grant_ToAHeadWhoDelegatesItAlready_IsRefusedUntilThatIsRevoked()
    {
        var further = Grant(head).Value;
        Result<Delegation> Received() => Grant(director, DelegationCriterion.D2, "Chủ tịch UBND tỉnh", document: "7/QĐ-UBND", known: [further]);

        var refused = Received();
        further.Revoke("Thay bằng ủy quyền của Chủ tịch", today, now);

        Assert.That(refused.Rejection?.Code, Is.EqualTo("DelegatedFurther"));
        Assert.That(Received().IsRejected, Is.False);
    }

    [Test]
    public void Grant_ToOneWhoHasItFromTheCommitteeToo_IsEntered()
    {
        var received = Grant(head, DelegationCriterion.D1, "UBND tỉnh", document: "7/QĐ-UBND").Value;

        Assert.That(Grant(head, known: [received]).IsRejected, Is.False);
    }

    [Test]
    public void Revoke_InForce_HoldsNoLonger()
    {
        var delegation = Grant(head).Value;

        var revoked = delegation.Revoke("Cán bộ chuyển việc", today, now);

        Assert.That((revoked.IsRejected, delegation.RevokedAt, delegation.StateOn(today), delegation.Covers("1.009994", today)), Is.EqualTo((false, (DateTime?)now, DelegationState.Over, false)));
        Assert.That(delegation.Revoke("Lần nữa", today, now).Rejection?.Code, Is.EqualTo("DelegationRevoked"));
    }

    [Test]
    public void Revoke_OneThatIsOverOrWithoutReason_IsRefused()
    {
        var delegation = Grant(head, to: "2026-11-20").Value;

        Assert.That(delegation.Revoke(" ", today, now).Rejection?.Problems.Single().Path, Is.EqualTo("$.reason"));
        Assert.That(delegation.Revoke("Quá muộn", new DateOnly(2026, 11, 21), now).Rejection?.Code, Is.EqualTo("DelegationEnded"));
        Assert.That(delegation.RevokedAt, Is.Null);
    }

    private static Result<Delegation> Grant(
        Officer officer, DelegationCriterion criterion = DelegationCriterion.D3, string authority = "Người đứng đầu cơ quan", string procedures = "", string document = "12/QĐ-SXD",
        string from = "2026-11-16", string? to = null, params Delegation[] known) =>
        Delegation.Grant(
            new DelegationRequest(criterion, authority, officer, procedures.Length == 0 ? [] : procedures.Split(','), document, Day(from), to is null ? null : Day(to)), known, chain, today, now);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Officer OfficerOf(string id, string unit) => new() { Id = id, Name = id, Position = "Lãnh đạo", UnitCode = unit };

    private static Unit UnitOf(string code, UnitKind kind, string? parent, string name) => new() { Code = code, Name = name, Kind = kind, ParentCode = parent, DossierPrefix = code };
}
