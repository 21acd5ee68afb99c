using Workflow.Core.Forecasts;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Tests.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Forecasts;

/// <summary>Received on Monday 16/11/2026 09:00 for five days, with a supplement from Wednesday 10:00 to the next Wednesday 14:30; 24/11 is a day off.</summary>
public sealed class PastDossierTests
{
    private static Facts Supplemented =>
        Facts.Started("16/11/2026 09:00", "5wd").Paused("18/11/2026 10:00").Resumed("25/11/2026 14:30").Ended("26/11/2026 09:00");

    [Test]
    public void Read_StoppedClock_CountsOnlyWhatRan()
    {
        var visit = Read(Supplemented, "30/11/2026 13:30", Step("tham-dinh", "17/11/2026 08:00", "26/11/2026 08:30")).Visits.Single();

        // Tuesday from 08:00 and Wednesday to 10:00 are ten hours, Wednesday from 14:30 two and a half, Thursday one and then half an hour.
        Assert.That((visit.Outcome.StepMinutes, visit.Outcome.RestMinutes), Is.EqualTo((450 + 150 + 150 + 60, 450 + 150 + 150 + 90)));
    }

    [Test]
    public void Read_WhatWasLeftAtTheOpening_IsWhatWasKnownThen()
    {
        var visits = Read(
            Supplemented, "30/11/2026 13:30", Step("tham-dinh", "17/11/2026 08:00", "25/11/2026 15:00"), Step("ky-duyet", "25/11/2026 15:00", null)).Visits;

        Assert.That(visits[0].AtOpening.LeftMinutes, Is.EqualTo(Standard.Count(At("17/11/2026 08:00"), At("23/11/2026 09:00")).Value), "nobody knew of the supplement");
        Assert.That(visits[1].AtOpening.LeftMinutes, Is.EqualTo(Standard.Count(At("25/11/2026 15:00"), At("30/11/2026 13:30")).Value));
        Assert.That(visits[1].Outcome.StepMinutes, Is.EqualTo(visits[1].Outcome.RestMinutes), "still open at the end: it lasted as long");
    }

    [Test]
    public void Read_OpenedWhilePaused_HasWhatWasKept()
    {
        var visit = Read(Supplemented, "30/11/2026 13:30", Step("bo-sung", "18/11/2026 10:00", "25/11/2026 14:30")).Visits.Single();

        Assert.That((visit.AtOpening.LeftMinutes, visit.Outcome.StepMinutes), Is.EqualTo((23 * 60, 0)));
    }

    [Test]
    public void Read_HandingOver_IsNoVisit()
    {
        var dossier = Read(Supplemented, "30/11/2026 13:30", Step("tra-ket-qua", "26/11/2026 09:00", "02/12/2026 10:00"));

        Assert.That(dossier.Visits, Is.Empty);
    }

    [TestCase("26/11/2026 09:00", false)]
    [TestCase("26/11/2026 08:59", true)]
    public void Read_EndedAgainstTheBindingDate_IsLateAfterIt(string binding, bool isLate)
    {
        var dossier = Read(Supplemented, binding, Step("tham-dinh", "17/11/2026 08:00", null));

        Assert.That((dossier.IsLate, dossier.Ending.RestMinutes), Is.EqualTo((isLate, isLate ? 1 : 0)));
    }

    private static PastStep Step(string key, string opened, string? closed) =>
        new(key, StepKind.Appraise, "H05.14", Role.Appraiser, "24wh", At(opened), closed is null ? null : At(closed));

    private static PastDossier Read(Facts facts, string binding, params PastStep[] steps) => PastDossier.Read(
        new PastHeader(Guid.Empty, "1.009994", "nha-o-rieng-le", "5wd", "H05.01", facts[^1].At), At(binding), facts, steps, _ => Standard, (_, _, _) => 7).Value;
}
