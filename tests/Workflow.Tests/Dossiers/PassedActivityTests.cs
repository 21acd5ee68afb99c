using Workflow.Core.Dossiers;

namespace Workflow.Tests.Dossiers;

/// <summary>What a history entry keeps of the way of a process, read back.</summary>
public sealed class PassedActivityTests
{
    [TestCase("receive:Forwarded", "receive Completed Forwarded")]
    [TestCase("c:200, Done", "c Completed 200, Done")]
    [TestCase("r:k:lý do: khác", "r:k Completed lý do: khác")]
    [TestCase("u/a!Suspended", "u/a Suspended ")]
    [TestCase("odd!one!Canceled", "odd!one Canceled ")]
    [TestCase("odd!one:Done", "odd!one Completed Done")]
    [TestCase("nobody:Done", "")]
    [TestCase("receive!Danced", "")]
    [TestCase("receive", "")]
    public void Of_OneText_IsKeyStatusAndOutcome(string text, string expected)
    {
        var passed = PassedActivity.Of(Act($$"""{"passed":["{{text}}"]}"""), key => key is "receive" or "c" or "r:k" or "u/a" or "odd!one");

        Assert.That(string.Join(' ', passed.Select(p => $"{p.Key} {p.Status} {p.Outcome}")), Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("""{"number":7}""")]
    public void Of_AnActWithoutAWay_IsEmpty(string? details)
    {
        Assert.That(PassedActivity.Of(Act(details), _ => true), Is.Empty);
        Assert.That(PassedActivity.LinesOf(Act(details)), Is.Empty);
    }

    [Test]
    public void LinesOf_AnAct_AreWhatTheProcessWrote() =>
        Assert.That(PassedActivity.LinesOf(Act("""{"lines":["một","hai"],"linesOmitted":3}""")), Is.EqualTo((string[])["một", "hai"]));

    private static HistoryEntry Act(string? details) => new()
    {
        DossierId = Guid.Empty, Sequence = 1, At = DateTime.UnixEpoch, Verb = HistoryVerb.StepCompleted, ActorId = "xa", UnitCode = "H05.77", Details = details,
    };
}
