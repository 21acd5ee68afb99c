using Workflow.Core.Procedures;
using Workflow.Core.Reports;

namespace Workflow.Tests.Reports;

public sealed class OnSiteCountsTests
{
    [Test]
    public void OfUsed_CountsOfThePublishedReport_AreItsPercentages()
    {
        // "4 tại chỗ" of the source: 236 of 1,370 procedures and of the 457 in regular use; 106 of the 236 had no dossier.
        var listed = new OnSiteCounts(1_370, 457, 457, 236, 130, 236, 118);

        Assert.That((listed.OfEligible.Rounded(0), listed.WithDelegation.Rounded(0), new Share(listed.Listed, listed.Procedures).Rounded(0)), Is.EqualTo((52m, 50m, 17m)));
        Assert.That(new Share(listed.Listed - listed.ListedUsed, listed.Listed).Truncated(0), Is.EqualTo(44));
        Assert.That(listed.OfUsed, Is.EqualTo(new Share(130, 457)));
    }

    [TestCase(ProcedureLevel.Province, 30)]
    [TestCase(ProcedureLevel.Commune, 60)]
    public void FirstPhase_OfALevel_IsItsTarget(ProcedureLevel level, int percent) => Assert.That(OnSiteCounts.FirstPhase(level), Is.EqualTo(percent));

    [FsCheck.NUnit.Property]
    public bool Sum_OfProcedures_CountsEachOnce((bool Listed, bool Used, bool Eligible, bool Delegated)[] procedures)
    {
        var sum = procedures.Aggregate(default(OnSiteCounts), (all, p) => all + OnSiteCounts.Of(p.Listed, p.Used, p.Eligible, p.Delegated));
        return sum == new OnSiteCounts(
            procedures.Length, procedures.Count(p => p.Used), procedures.Count(p => p.Eligible), procedures.Count(p => p.Listed),
            procedures.Count(p => p is { Listed: true, Used: true }), procedures.Count(p => p is { Listed: true, Eligible: true }), procedures.Count(p => p is { Listed: true, Delegated: true }));
    }
}
