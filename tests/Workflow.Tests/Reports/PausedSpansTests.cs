using Workflow.Core.Deadlines;
using Workflow.Core.Reports;

namespace Workflow.Tests.Reports;

/// <summary>When a dossier stood paused, from its facts.</summary>
public sealed class PausedSpansTests
{
    private static readonly DateTime begin = new(2026, 11, 16, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid papers = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid money = Guid.Parse("00000000-0000-7000-8000-000000000002");

    [Test]
    public void Of_ReasonsThatOverlap_LastUntilTheLastFallsAway() =>
        Assert.That(Spans((ClockFactKind.Paused, papers), (ClockFactKind.Paused, money), (ClockFactKind.Resumed, papers), (ClockFactKind.Resumed, money)), Is.EqualTo("1-4"));

    [Test]
    public void Of_TwoPauses_AreTwoSpans() =>
        Assert.That(Spans((ClockFactKind.Paused, papers), (ClockFactKind.Resumed, papers), (ClockFactKind.Suspended, null), (ClockFactKind.Resumed, null)), Is.EqualTo("1-2 3-4"));

    [Test]
    public void Of_PausedNow_HasNoEnd() => Assert.That(Spans((ClockFactKind.Extended, null), (ClockFactKind.Suspended, null)), Is.EqualTo("2-"));

    [Test]
    public void Of_EndedWhilePaused_EndsThere() => Assert.That(Spans((ClockFactKind.Paused, papers), (ClockFactKind.Ended, null)), Is.EqualTo("1-2"));

    [Test]
    public void Of_ResumedWithoutItsStep_EndsWhateverThereIs() => Assert.That(Spans((ClockFactKind.Paused, papers), (ClockFactKind.Resumed, null)), Is.EqualTo("1-2"));

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(2, false)]
    public void Contain_FromInclusiveToExclusive(int hour, bool isPaused)
    {
        var spans = PausedSpans.Of(Facts((ClockFactKind.Paused, papers), (ClockFactKind.Resumed, papers)));

        Assert.That(PausedSpans.Contain(spans, begin.AddHours(hour)), Is.EqualTo(isPaused));
    }

    private static string Spans(params (ClockFactKind Kind, Guid? TaskId)[] facts) =>
        string.Join(' ', PausedSpans.Of(Facts(facts)).Select(s => $"{(s.From - begin).TotalHours}-{(s.To - begin)?.TotalHours}"));

    private static IEnumerable<ClockFact> Facts(params (ClockFactKind Kind, Guid? TaskId)[] facts) => facts.Prepend((Kind: ClockFactKind.Started, TaskId: null))
        .Select((fact, hour) => new ClockFact { DossierId = Guid.Empty, Sequence = hour + 1, Kind = fact.Kind, At = begin.AddHours(hour), TaskId = fact.TaskId, CalendarVersion = "2026" });
}
