using Workflow.Core.Dossiers;
using Workflow.Host.Dossiers;

namespace Workflow.IntegrationTests.Dossiers;

public sealed class DossierTimelineTests
{
    [Test]
    public void Of_MoreThanAPart_BringsEveryActOnceInBothOrders([Values] bool oldestFirst, [Values(0, 1, 30, 31, 75)] int acts)
    {
        var history = Acts(acts);
        var read = new List<int>();

        for (int? behind = null; ;)
        {
            var part = DossierTimeline.Of(history, oldestFirst, behind, DateOnly.FromDateTime);
            read.AddRange(part.Days.SelectMany(d => d.Acts).Select(a => a.Sequence));
            Assert.That(part.Whole, Is.EqualTo(acts));
            if ((behind = part.Next) is null) break;
        }

        Assert.That(read, Is.EqualTo(oldestFirst ? Enumerable.Range(1, acts) : Enumerable.Range(1, acts).Reverse()));
    }

    [Test]
    public void Of_ActsOfSeveralDays_StandUnderTheirDay()
    {
        var days = DossierTimeline.Of(Acts(12), isOldestFirst: false, null, DateOnly.FromDateTime).Days;

        Assert.That(days.Select(d => (d.Date.Day, d.Acts.Count)), Is.EqualTo(new[] { (22, 2), (21, 5), (20, 5) }));
    }

    /// <summary>Five acts a day from 20/11 on.</summary>
    private static List<HistoryEntry> Acts(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new HistoryEntry
        {
            DossierId = Guid.Empty, Sequence = i + 1, At = new DateTime(2026, 11, 20, 2 + i % 5, 0, 0, DateTimeKind.Utc).AddDays(i / 5), Verb = HistoryVerb.StepClaimed,
            ActorId = "chuyenvien", UnitCode = "H05.14",
        }),
    ];
}
