using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Tests.Dossiers;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Deadlines;

/// <summary>What every explanation holds, over random walks of a dossier through all that can move its dates.</summary>
public sealed class DerivationProperties
{
    [Property(MaxTest = 300), Category(DeadlineLawsTests.Exhaustive)]
    public void OfDossier_AnyWalk_CountsDownToTheStoredDate(byte[] acts) => Walk(acts, desk =>
    {
        var dossier = desk.Dossier;

        var lines = DossierClock.Explain(dossier.ClockFacts, desk.Now, Offices.Under).Value;

        var last = lines[^1];
        if (dossier.RemainingMinutes is > 0) Assert.That(last.Left, Is.EqualTo(dossier.RemainingMinutes));
        else Assert.That((last.To, last.Left ?? 0), Is.EqualTo((dossier.AppointedAt, 0)));
        AddsUp(lines);
    });

    [Property(MaxTest = 300), Category(DeadlineLawsTests.Exhaustive)]
    public void OfStep_AnyWalk_EqualsWhatTheVerbsStored(byte[] acts) => Walk(acts, desk =>
    {
        foreach (var step in desk.Dossier.OpenTasks)
        {
            var replay = StepReplay.Of(step, desk.Dossier.ClockFacts, desk.Now, Offices.Under, Offices.Under).Value;

            Assert.That((replay.Standing.DueAt, replay.Standing.RemainingMinutes), Is.EqualTo((step.DueAt, step.RemainingMinutes)));
            var lines = replay.Explain(step, Offices.Under);
            Assert.That(lines[^1].To, Is.EqualTo(step.DueAt ?? desk.Now));
            AddsUp(lines);
            if (TimeLimit.Parse(step.Limit).Value is { IsZero: false, Unit: not LimitUnit.SameDay } limit)
                Assert.That(lines.Sum(line => line.Minutes) + lines[^1].Left, Is.EqualTo(limit.Minutes));
        }
    });

    [Property(MaxTest = 100)]
    public void OfStep_AnyWalk_EqualsWhatWasStoredAtEveryPastMoment(byte[] acts)
    {
        var seen = new List<(UserTask Step, DateTime At, DateTime? Due, int? Left)>();
        var facts = Walk(acts, desk => seen.AddRange(desk.Dossier.OpenTasks.Select(step => (step, desk.Now, step.DueAt, step.RemainingMinutes))));

        foreach (var (step, at, due, left) in seen)
        {
            var replay = StepReplay.Of(step, facts, at, Offices.Under, Offices.Under).Value;

            Assert.That((replay.Standing.DueAt, replay.Standing.RemainingMinutes), Is.EqualTo((due, left)));
        }
    }

    private static IReadOnlyList<ClockFact> Walk(byte[] acts, Action<DossierDesk> look)
    {
        var desk = new DossierDesk("3wd");
        var walk = new DeskWalk(desk);
        foreach (var act in acts.Take(25))
        {
            walk.Act(act);
            look(desk);
        }
        return desk.Dossier.ClockFacts;
    }

    /// <summary>From line to line what is left falls by what was counted, except where a fact gives it anew.</summary>
    private static void AddsUp(IReadOnlyList<DerivationLine> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i - 1].Left is not { } before || lines[i].Left is not { } after || lines[i].Code is "ExtendedWithBasis" or "CountedAnew") continue;
            Assert.That(after, Is.EqualTo(before - lines[i].Minutes), lines[i].Why.En);
        }
    }
}
